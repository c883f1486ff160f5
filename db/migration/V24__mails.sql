-- The outbox: what is to be said to people, kept in the transaction in which that was decided, sent afterwards.
create table mail (
    id          uuid        primary key,
    member_id   uuid        references member on delete set null,
    kind        text        not null check (kind in ('digest', 'alert', 'reminder', 'notice', 'test')),
    recipient   text        not null,
    subject     text        not null,
    html        text        not null,
    plain       text        not null,
    message_id  text        not null unique, -- the same in every attempt
    unsubscribe text        not null default '', -- address that ends mails of this kind
    made_at     timestamptz not null,
    wanted_at   timestamptz not null, -- since when it is to be sent
    state       text        not null check (state in ('kept', 'waiting', 'sending', 'sent', 'refused', 'given_up')),
    attempts    int         not null default 0,
    due_at      timestamptz not null, -- of the next attempt; while it is being sent, the end of the lease
    ended_at    timestamptz,
    answer      text        not null default '', -- what the mail server said last, or why it could not be asked
    twice       boolean     not null default false, -- an attempt was cut off: it may have arrived before
    sight       text        not null default '' -- the accounts that its reader could see when it was made; * for every one
);
create index mail_due on mail (due_at) where state in ('waiting', 'sending');
create index mail_made on mail (made_at desc, id);
create index mail_member on mail (member_id, made_at desc);
create index mail_state on mail (state, made_at desc);
create index mail_kind on mail (kind, made_at desc);

-- What somebody was told once and is not told again: kept longer than the mail that said it.
create table notice (
    member_id uuid        not null references member on delete cascade,
    about     text        not null,
    at        timestamptz not null,
    primary key (member_id, about)
);
