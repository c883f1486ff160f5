package dev.vitals.dashboard;

import org.springframework.stereotype.Component;

/** Whom the page and the resource of the overview ask for its parts. */
@Component
record OverviewParts(
        NewsSpan spans, WhatChanged changed, WhatNeedsYou needs, FamilyWeeks weeks, ExposureQueries exposures) {}
