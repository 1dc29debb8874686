-- People and their consent, the audit, and petitions.
-- What is personal is sealed (bytea, see seal.rs): names, phones, texts, photos, voice notes, and what a person is in the
-- middle of.

alter table person
    -- how the person is addressed
    add column address text not null default 'bac'
        check (address in ('bac', 'ong', 'ba', 'anh', 'chi', 'dong_chi')),
    -- stands for the person in the audit; points nowhere once the person is removed
    add column pseudonym text not null unique default replace(gen_random_uuid()::text, '-', ''),
    -- sealed: name and phone
    add column profile bytea;

alter table ward
    -- when retention last went over it, by the ward's clock
    add column retention_at timestamptz;

-- The consent of a person to a version of the text on personal data.
create table consent (
    person_id bigint not null references person on delete cascade,
    version text not null,
    language text not null,
    channel text not null,
    given_at timestamptz not null,
    withdrawn_at timestamptz,
    primary key (person_id, version, given_at)
);

alter table invitation
    -- the person who is invited again after losing a phone; null for an invitation to whoever takes it up
    add column person_id bigint references person on delete cascade,
    add column revoked_at timestamptz;

-- What one identity is in the middle of may hold words that the person typed: from now on it is sealed. A state that an
-- earlier version stored stays readable until a round seals it.
alter table session
    alter column state drop not null,
    add column sealed bytea,
    -- until when it may hold words that are not to be kept, by the ward's clock; null where it holds none
    add column held_until timestamptz,
    add check (state is null or sealed is null);

alter table draft
    -- who wrote in it: '<post> <pseudonym>', in the order of their first answer
    add column writers text[] not null default '{}',
    -- the post that gave each answer
    add column hands jsonb not null default '{}',
    -- the version that a deputy has handed over to the leader
    add column handed_over int;

alter table report
    -- as those of its draft
    add column writers text[] not null default '{}',
    -- the post whose tap submitted it; null for imported reports
    add column submitted_as text;

-- What was changed, by whom, from where: append-only, each entry chained by its hash to the one before.
create table audit_entry (
    ward_id int not null references ward on delete cascade,
    -- 1, 2, 3 …, without gaps
    sequence bigint not null,
    at timestamptz not null,
    -- a person's pseudonym, or 'command line', 'bot'
    actor text not null,
    -- the post under which the person acted; '' where none
    post text not null,
    -- telegram, 'command line', 'bot'
    channel text not null,
    action text not null,
    -- what was changed, such as 'report TDP07 2019-09'
    subject text not null,
    old jsonb,
    new jsonb,
    -- SHA-256 over the entry and the hash of the one before
    hash bytea not null,
    primary key (ward_id, sequence)
);

-- Where a ward's chain begins (after what retention has deleted) and ends. Appending holds the row.
create table audit_chain (
    ward_id int primary key references ward on delete cascade,
    first_sequence bigint not null,
    -- the hash before the first entry
    first_hash bytea not null,
    last_sequence bigint not null,
    last_hash bytea not null
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    -- only retention, which moves the chain's beginning in the same transaction, may delete
    if tg_op = 'DELETE' and current_setting('topho.audit_retention', true) = 'on' then
        return old;
    end if;
    raise exception 'audit entries are never changed';
end $$;
create trigger audit_is_append_only before update or delete on audit_entry
    for each row execute function refuse_audit_change();
create trigger audit_is_never_emptied before truncate on audit_entry
    for each statement execute function refuse_audit_change();

-- Which groups came out of which: merged from, or split off.
create table group_succession (
    ward_id int not null,
    predecessor text not null,
    successor text not null,
    primary key (ward_id, successor, predecessor),
    foreign key (ward_id, predecessor) references residential_group (ward_id, group_code) on delete cascade,
    foreign key (ward_id, successor) references residential_group (ward_id, group_code) on delete cascade,
    check (predecessor <> successor)
);

create table petition (
    ward_id int not null references ward on delete cascade,
    number text not null,
    -- never a denunciation: of those only the month is counted, below
    kind text not null check (kind in ('khieu_nai', 'kien_nghi', 'phan_anh')),
    field text not null,
    -- the group that it is about; '' where it is the ward's
    group_code text not null,
    received_at timestamptz not null,
    -- that of the newest event
    status text not null check (status in
        ('tiep_nhan', 'dang_phan_loai', 'cho_bo_sung', 'khong_du_dieu_kien', 'da_huong_dan', 'da_chuyen', 'thu_ly',
         'dang_giai_quyet', 'da_giai_quyet', 'khong_thu_ly', 'da_rut')),
    -- the post that passed it on, and whose the following is; null for imported ones, and after retention
    sender_post text,
    sender_group text,
    sent_by bigint references person on delete set null,
    -- secretary or chair; null until somebody takes it
    handler_post text,
    households int,
    anonymous boolean not null,
    identity_protected boolean not null,
    imported boolean not null,
    -- sealed: text, place, who asks; null once retention has removed what is personal (the row stays, for the figures)
    content bytea,
    primary key (ward_id, number)
);
create index petition_by_status on petition (ward_id, status, received_at);
create index petition_by_sender on petition (ward_id, sender_post, sender_group) where sender_post is not null;
-- For removing a person.
create index petition_sent_by on petition (sent_by) where sent_by is not null;
create index report_submitted_by on report (submitted_by) where submitted_by is not null;

create table petition_event (
    ward_id int not null,
    number text not null,
    -- 1, 2, 3 …
    sequence int not null,
    at timestamptz not null,
    kind text not null,
    -- the petition's status after it
    status text not null,
    person_id bigint references person on delete set null,
    post text,
    -- sealed: reason, outcome, body and reference number, what was added; null where none, and after retention
    detail bytea,
    primary key (ward_id, number, sequence),
    foreign key (ward_id, number) references petition on delete cascade
);
create index petition_event_by_time on petition_event (ward_id, at);
create index petition_event_of_person on petition_event (person_id) where person_id is not null;

-- Petitions being written. They belong to the post.
create table petition_draft (
    ward_id int not null references ward on delete cascade,
    post text not null,
    group_code text not null,
    -- sealed; null where nothing is being written
    content bytea,
    updated_at timestamptz not null,
    primary key (ward_id, post, group_code)
);

-- Photos and voice notes: their bytes, because a platform's file ids die.
create table attachment (
    ward_id int not null references ward on delete cascade,
    attachment_id bigint generated always as identity,
    kind text not null check (kind in ('photo', 'voice')),
    channel text not null,
    bot text not null,
    -- sealed: the platform's file id; null once fetched or given up
    file bytea,
    -- sealed: the file itself
    bytes bytea,
    state text not null default 'waiting' check (state in ('waiting', 'kept', 'lost')),
    -- how often fetching it has failed, and how often of these the platform refused it
    attempts int not null default 0,
    refusals int not null default 0,
    -- by the database's own time, never the ward's clock
    retry_at timestamptz not null default now(),
    received_at timestamptz not null,
    -- the petition that it belongs to, and the event that brought it (1: the petition itself); null in a draft
    number text,
    event int,
    primary key (ward_id, attachment_id),
    foreign key (ward_id, number) references petition on delete cascade,
    check ((bytes is not null) = (state = 'kept')),
    check ((file is not null) = (state = 'waiting'))
);
create index attachment_waiting on attachment (channel, bot, retry_at) where state = 'waiting';
-- What is sealed with an older key is found by the key's name at its beginning.
create index attachment_bytes_by_key on attachment (substring(bytes for 9)) where bytes is not null;
create index petition_by_key on petition (substring(content for 9)) where content is not null;
create index petition_event_by_key on petition_event (substring(detail for 9)) where detail is not null;
create index attachment_of_petition on attachment (ward_id, number) where number is not null;

-- The newest number given in a year: KN-2019-0018.
create table petition_counter (
    ward_id int not null references ward on delete cascade,
    year int not null,
    last int not null,
    primary key (ward_id, year)
);

-- Denunciations are not taken: how many people were shown where to go, and nothing else.
create table denunciation (
    ward_id int not null references ward on delete cascade,
    month date not null,
    guided int not null,
    -- as many again, from files
    imported int not null default 0,
    primary key (ward_id, month),
    check (extract(day from month) = 1)
);

-- Each reminder of a petition's deadline is queued once.
create table petition_reminder (
    ward_id int not null,
    number text not null,
    kind text not null,
    due_on date not null,
    sent_at timestamptz not null,
    primary key (ward_id, number, kind, due_on),
    foreign key (ward_id, number) references petition on delete cascade
);

-- The bot's own rounds (reminders, retention): one row for each duty, and 'all' for a whole round.
create table round (
    name text primary key,
    -- when it was last done, by the ward's clock
    made_at timestamptz not null,
    -- how often it was done
    times bigint not null,
    -- how many duties of the last round failed; 0 for a duty
    failures int not null
);

-- Voice notes and places can be sent, too.
alter table outbox
    drop constraint outbox_kind_check,
    add constraint outbox_kind_check check (kind in
        ('message', 'amend', 'clear', 'toast', 'picture', 'document', 'commands', 'voice', 'location'));

-- What was set aside or could not be read is kept until its sender is forgotten.
alter table inbox
    drop constraint inbox_check,
    add check (payload is not null or state <> 'waiting');
