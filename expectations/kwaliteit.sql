-- The tables in which quality is kept. Public contract: users build on these names.
-- No table here holds a value of personal data: counts, file and record numbers, and keyed pseudonyms only.
create schema if not exists kwaliteit;

-- One row per run, also of runs that were not published.
create table if not exists kwaliteit.run (
    run_id           varchar,
    levering         date,
    gestart_op       timestamp,
    gereed_op        timestamp,
    status           varchar,   -- bezig | gepubliceerd | geblokkeerd
    toelichting      varchar
);

-- What was delivered, per file. rijen_gelezen = rijen_verwerkt + rijen_uitval, always.
create table if not exists kwaliteit.bronlevering (
    run_id           varchar,
    levering         date,
    bron             varchar,
    bestand          varchar,
    sha256           varchar,
    rijen_gelezen    bigint,
    rijen_verwerkt   bigint,
    rijen_uitval     bigint,
    geladen_op       timestamp,
    gelezen_als      varchar    -- encoding and separator of a text file, and whether recognised
);

-- What was rejected and why. soort 'rij': the record reached no GGM table of this entity.
-- soort 'waarde': the record was mapped, this one value could not be read and is empty in the GGM table.
-- soort 'past_niet': as 'waarde', but the value is good and the GGM column has no room for it.
-- soort 'bestand': about the file as a whole; nothing was rejected.
create table if not exists kwaliteit.uitval (
    run_id           varchar,
    levering         date,
    bron             varchar,
    bestand          varchar,
    regelnummer      bigint,
    entiteit         varchar,   -- null: rejected by the reader, before any mapping
    kolom            varchar,
    soort            varchar,
    reden            varchar,
    bronrij          bigint     -- the _rij of the record in bron; null when the reader rejected it
);

create table if not exists kwaliteit.regel (
    run_id           varchar,
    levering         date,
    regel_id         varchar,
    versie           varchar,   -- hash of what the rule measures: expectation, scope, denominator
    domein           varchar,
    entiteit         varchar,
    kolommen         varchar[],
    titel            varchar,
    omschrijving     varchar,
    dimensie         varchar,
    attribuut        varchar,
    soort            varchar,   -- eis | signaal
    ernst            varchar,   -- kritiek | hoog | midden | laag
    norm             double,
    interventiewaarde double,
    noemer           varchar,   -- alle_rijen | gevulde_waarden
    filter           varchar,
    expectation      varchar,
    oorsprong        varchar,
    herstel          varchar,
    eigenaar         varchar,
    blokkerend       boolean
);

create table if not exists kwaliteit.meting (
    run_id           varchar,
    levering         date,
    gemeten_op       timestamp,
    regel_id         varchar,
    domein           varchar,
    entiteit         varchar,
    n_in_scope       bigint,
    n_getoetst       bigint,
    n_fout           bigint,
    n_geaccepteerd   bigint,
    status           varchar,   -- voldoet | voldoet_niet | niet_van_toepassing | niet_gemeten
    oordeel          varchar,   -- groen | oranje | rood | null
    toelichting      varchar    -- why it was not measured
);

-- Every failing key, never capped. bestand and regelnummer lead to the record in the extract.
create table if not exists kwaliteit.afwijking (
    run_id           varchar,
    levering         date,
    regel_id         varchar,
    entiteit         varchar,
    sleutel          varchar,   -- business key; a keyed pseudonym where the key is personal data
    kolom            varchar,
    bron             varchar,
    bestand          varchar,
    regelnummer      bigint
);

create table if not exists kwaliteit.scorekaart (
    run_id                 varchar,
    levering               date,
    domein                 varchar,
    n_objecten             bigint,
    n_foutvrij             bigint,
    foutvrije_objecten     double,    -- percent; null below 10 objects or when not measured
    kwaliteitsscore        double,    -- percent; null when not measured
    dekking                double,    -- percent of declared rule weight that was measured
    oordeel                varchar,   -- goed | voldoende | onvoldoende | niet_gemeten
    reden_oordeel          varchar,
    n_regels               bigint,
    n_regels_gemeten       bigint,
    niet_gemeten_dimensies varchar[],
    definitie_hash         varchar,   -- over rules, weights and denominators: where it changes the trend line breaks
    vorige_levering        date,
    verschil_score         double,    -- over the rules both leveringen share
    vergelijkbare_regels   bigint,
    voorraad               bigint,    -- failing (rule, key) pairs now
    instroom               bigint,    -- new since vorige_levering
    uitstroom              bigint     -- gone since vorige_levering
);

create table if not exists kwaliteit.scorekaart_dimensie (
    run_id           varchar,
    levering         date,
    domein           varchar,
    dimensie         varchar,
    score            double,
    gewicht          double,
    n_regels         bigint,
    n_regels_gemeten bigint
);

-- Profile of every delivered or declared column of schema bron. Judged per column: 9.1 % of all
-- nine-digit numbers pass the elfproef by chance. Numbers found are null where the column is
-- declared to hold such a number, and was therefore not searched.
create table if not exists kwaliteit.bronkolom (
    levering         date,
    bron             varchar,
    tabel            varchar,
    kolom            varchar,   -- as in bron; 'kolom nr N' where the header itself looks like data
    gedeclareerd     boolean,   -- is in the contract
    geleverd         boolean,
    identificator    varchar,   -- number of a person that the contract declares here
    privacyklasse    varchar,   -- nl.avg soort of the contract, or 'openbaar'
    vrije_tekst      boolean,   -- the contract says that people type here
    gevuld           bigint,
    n_kandidaat      bigint,    -- distinct numbers that have the length of a BSN
    n_bsn            bigint,    -- records with such a number that passes the elfproef
    n_bsn_woord      bigint,    -- of these: with a word such as 'BSN' before it
    toevalskans      double,    -- upper bound of the chance that so many pass by accident
    n_anummer        bigint,
    n_iban           bigint,
    n_email          bigint,
    n_telefoon       bigint,
    verdacht_bsn     boolean,
    verdacht_anummer boolean,
    verdacht_iban    boolean,
    verdacht_email   boolean,
    verdacht_telefoon boolean
);

-- Records in bron that are kept longer than the contract of their source allows.
create table if not exists kwaliteit.bewaartermijn (
    levering         date,
    bron             varchar,
    tabel            varchar,
    kolom            varchar,   -- the date from which the term runs
    bronrij          bigint
);

-- Per retention term of a contract: does any record outstay it?
create table if not exists kwaliteit.bewaartoets (
    levering         date,
    bron             varchar,
    tabel            varchar,
    kolom            varchar,   -- the date from which the term runs
    n_gedateerd      bigint,    -- records with a readable date: only these have a term
    n_te_lang        bigint     -- of these: delivered after the term ended
);

-- How a levering differs in structure from the contract of its source.
create table if not exists kwaliteit.drift (
    run_id           varchar,
    levering         date,
    bron             varchar,
    tabel            varchar,   -- as in schema bron
    kolom            varchar,   -- as declared; of 'toegevoegd' as in bron; null: the whole table
    soort            varchar,   -- toegevoegd | ontbreekt | hernoemd | type | volgorde
    uitleg           varchar,   -- what changed
    gevolg           varchar,   -- what that means
    doe              varchar,   -- what to do
    n_gevuld         bigint,    -- of 'type': values looked at
    n_leesbaar       bigint     -- of 'type': of these, those of the expected kind
);

-- What the values of each declared column look like, so that the next levering can be compared. Of
-- a big table a part of the rows is looked at.
create table if not exists kwaliteit.bronstructuur (
    run_id           varchar,
    levering         date,
    bron             varchar,
    tabel            varchar,   -- as in schema bron
    kolom            varchar,
    n_rijen          bigint,
    n_gevuld         bigint,
    n_getal          bigint,
    n_datum          bigint,
    n_tijd           bigint,
    n_janee          bigint
);

-- Where each column of the GGM comes from: a row per column of a source that a mapping computes it
-- from. bronkolom is null where the mapping gives a fixed value.
create table if not exists kwaliteit.herkomst (
    doel_tabel       varchar,   -- schema.tabel of the GGM
    doel_kolom       varchar,
    bron             varchar,
    brontabel        varchar,   -- schema.tabel: bron.… or referentie.…
    bronkolom        varchar,
    mapping          varchar    -- <domein>/<entiteit>.<bron>
);
