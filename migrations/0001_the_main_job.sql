-- Wards as data, people and posts, monthly reports, and the delivery of messages.
-- Tables of one ward carry ward_id first in their key.

create table ward (
    ward_id int generated always as identity primary key,
    code text not null unique,
    name text not null,
    receipt_code text not null,
    -- rounding, calendar, optional indicators, annual targets
    settings jsonb not null,
    catalogue_digest text not null,
    updated_at timestamptz not null
);

create table catalogue (
    ward_id int not null references ward on delete cascade deferrable initially deferred,
    -- SHA-256 of the source, hexadecimal
    digest text not null,
    version text not null,
    source text not null,
    primary key (ward_id, digest)
);

create table residential_group (
    ward_id int not null references ward on delete cascade,
    group_code text not null,
    number int not null,
    name text not null,
    valid_from date not null,
    -- the last day on which the group exists
    valid_to date,
    household_codes text[] not null default '{}',
    primary key (ward_id, group_code),
    check (valid_to is null or valid_to >= valid_from)
);

create table person (
    person_id bigint generated always as identity primary key,
    language text not null,
    created_at timestamptz not null
);

create table identity (
    channel text not null,
    user_id text not null,
    person_id bigint not null references person on delete cascade,
    -- where the person can be written to: the bot and the private chat of the latest message
    bot text not null,
    chat text not null,
    primary key (channel, user_id)
);
create index identity_of_person on identity (person_id);

-- A person holds a post from–to. group_code is '' for posts of the ward.
create table post_holding (
    ward_id int not null references ward on delete cascade,
    holding_id bigint generated always as identity,
    kind text not null,
    group_code text not null,
    person_id bigint not null references person on delete cascade,
    held_from timestamptz not null,
    held_to timestamptz,
    primary key (ward_id, holding_id)
);
create unique index one_holder_a_post on post_holding (ward_id, kind, group_code)
    where held_to is null and kind not in ('committee_member', 'administrator');
create unique index one_holding_a_person on post_holding (ward_id, kind, group_code, person_id) where held_to is null;
create index holdings_of_person on post_holding (person_id) where held_to is null;

-- One-time invitations to a post, and one-time codes that bind a committee chat (kind 'committee_chat').
create table invitation (
    ward_id int not null references ward on delete cascade,
    -- SHA-256 of the token: the token itself is kept nowhere
    token_digest bytea not null,
    kind text not null,
    group_code text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (ward_id, token_digest)
);
create unique index invitation_token on invitation (token_digest);

create table committee_chat (
    ward_id int not null references ward on delete cascade,
    channel text not null,
    bot text not null,
    chat text not null,
    language text not null,
    bound_at timestamptz not null,
    primary key (ward_id, channel, bot, chat),
    unique (channel, bot, chat)
);

-- Submitted revisions of a group's month, part by part; never updated.
create table report (
    ward_id int not null references ward on delete cascade,
    group_code text not null,
    month date not null,
    part text not null,
    revision int not null,
    answers jsonb not null,
    catalogue_digest text not null,
    submitted_at timestamptz not null,
    -- null for imported reports
    submitted_by bigint references person on delete set null,
    primary key (ward_id, group_code, month, part, revision),
    foreign key (ward_id, group_code) references residential_group,
    check (extract(day from month) = 1)
);
create index report_by_month on report (ward_id, month);

-- The ward's own months, revision by revision; never updated.
create table ward_entry (
    ward_id int not null references ward on delete cascade,
    month date not null,
    revision int not null,
    answers jsonb not null,
    submitted_at timestamptz not null,
    primary key (ward_id, month, revision),
    check (extract(day from month) = 1)
);

-- What is being written: belongs to the post, not to the person. A row stays once its report was submitted, so that no
-- version comes twice.
create table draft (
    ward_id int not null references ward on delete cascade,
    group_code text not null,
    month date not null,
    part text not null,
    version int not null,
    -- null where nothing is being written
    answers jsonb,
    updated_at timestamptz not null,
    primary key (ward_id, group_code, month, part)
);

-- Which answers a person's message gave, so that editing the message corrects them.
create table answer_message (
    ward_id int not null references ward on delete cascade,
    channel text not null,
    bot text not null,
    chat text not null,
    message text not null,
    group_code text not null,
    month date not null,
    part text not null,
    -- the indicator answered; '' for a whole month in one message
    key text not null,
    primary key (ward_id, channel, bot, chat, message)
);

-- What one identity is in the middle of.
create table session (
    channel text not null,
    user_id text not null,
    state jsonb not null,
    -- the outbox row of the question whose buttons are alive
    prompt bigint,
    updated_at timestamptz not null,
    primary key (channel, user_id)
);

-- Each period's summary is queued once for the ward's committee chat.
create table posted_summary (
    ward_id int not null references ward on delete cascade,
    period text not null,
    posted_at timestamptz not null,
    primary key (ward_id, period)
);

create table inbox (
    event_id bigint generated always as identity primary key,
    channel text not null,
    bot text not null,
    -- the platform's key of the update: an update that arrives twice is kept once
    update_key text not null,
    -- '' where the update could not be read so far
    chat text not null,
    -- sealed; null once handled
    payload bytea,
    state text not null default 'waiting' check (state in ('waiting', 'handled', 'set_aside', 'unreadable')),
    -- how often handling it has failed
    attempts int not null default 0,
    -- times of this table and the next two are the database's own, never the ward's clock
    retry_at timestamptz not null default now(),
    received_at timestamptz not null default now(),
    ended_at timestamptz,
    unique (channel, bot, update_key),
    check (payload is not null or state = 'handled')
);
create index inbox_waiting on inbox (channel, bot, event_id) where state = 'waiting';
create index inbox_waiting_in_chat on inbox (channel, bot, chat, event_id) where state = 'waiting';
create index inbox_ended on inbox (ended_at) where state <> 'waiting';

create table outbox (
    outbox_id bigint generated always as identity primary key,
    channel text not null,
    bot text not null,
    chat text not null,
    priority smallint not null,
    -- what it asks of the platform: toasts overtake, and not everything is paced
    kind text not null check (kind in ('message', 'amend', 'clear', 'toast', 'picture', 'document', 'commands')),
    -- sealed; null once sent or given up
    payload bytea,
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'given_up')),
    -- how often sending it has failed
    attempts int not null default 0,
    queued_at timestamptz not null default now(),
    ended_at timestamptz,
    -- the platform's id of the message that was sent
    message text,
    -- why it was given up, or what the platform said instead of sending it
    outcome text,
    check ((payload is null) = (state <> 'waiting'))
);
create index outbox_waiting on outbox (channel, bot, priority, outbox_id) where state = 'waiting';
create index outbox_waiting_in_chat on outbox (channel, bot, chat, priority, outbox_id) where state = 'waiting';
create index outbox_ended on outbox (ended_at) where state <> 'waiting';

-- What sending has learnt about a chat.
create table chat_status (
    channel text not null,
    bot text not null,
    chat text not null,
    -- blocked by the person, or the bot was removed
    closed_at timestamptz,
    -- nothing is sent to the chat before: the platform asked for a pause, or could not be reached
    paused_until timestamptz,
    -- the id under which the chat goes on
    migrated_to text,
    primary key (channel, bot, chat)
);
