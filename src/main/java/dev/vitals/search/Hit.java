package dev.vitals.search;

/**
 * Something that was found.
 *
 * @param id the number of a finding or resource, the citation, the rule's id, the account's
 * @param title what it is called; of a finding its headline
 * @param detail where it is and what it is called otherwise
 * @param mark a severity or a state, in a word; empty where it has none
 * @param path of its page
 */
record Hit(Kind kind, String id, String title, String detail, String mark, String path) {}
