-- The same checks as the BRP rules, written by hand as one fused query per table, the way a data
-- engineer would without any framework. An alias is the number of the rule; the value is the number
-- of rows that fail. The benchmark compares both time and numbers with those of the suites.

-- ggm_rsgb.natuurlijkpersoon
with dubbel_bsn as (
    select burgerservicenummer from ggm_rsgb.natuurlijkpersoon
    where burgerservicenummer is not null group by 1 having count(*) > 1
),
dubbel_anummer as (
    select anummer from ggm_rsgb.natuurlijkpersoon
    where anummer is not null group by 1 having count(distinct burgerservicenummer) > 1
),
cijfers as (
    select *,
        try_cast(burgerservicenummer as bigint) as b,
        try_cast(anummer as bigint) as a
    from ggm_rsgb.natuurlijkpersoon
),
p as (
    select *,
        9 * (b // 100000000) + 8 * (b // 10000000 % 10) + 7 * (b // 1000000 % 10)
            + 6 * (b // 100000 % 10) + 5 * (b // 10000 % 10) + 4 * (b // 1000 % 10)
            + 3 * (b // 100 % 10) + 2 * (b // 10 % 10) - b % 10 as elf,
        a // 1000000000 as a0, a // 100000000 % 10 as a1, a // 10000000 % 10 as a2,
        a // 1000000 % 10 as a3, a // 100000 % 10 as a4, a // 10000 % 10 as a5,
        a // 1000 % 10 as a6, a // 100 % 10 as a7, a // 10 % 10 as a8, a % 10 as a9
    from cijfers
)
select
    count(*) as n,
    count(*) filter (where burgerservicenummer is not null and not coalesce(
        regexp_full_match(burgerservicenummer, '[0-9]{9}') and b > 0 and elf % 11 = 0, false)) as "BRP-001",
    count(*) filter (where burgerservicenummer in (from dubbel_bsn)) as "BRP-002",
    count(*) filter (where dwh_bronsysteem = 'brp_csv' and coalesce(trim(anummer), '') = '') as "BRP-003",
    count(*) filter (where anummer is not null and not coalesce(
        regexp_full_match(anummer, '[1-9][0-9]{9}')
        and a0 <> a1 and a1 <> a2 and a2 <> a3 and a3 <> a4 and a4 <> a5 and a5 <> a6 and a6 <> a7
        and a7 <> a8 and a8 <> a9
        and (a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9) % 11 in (0, 5)
        and (a0 + 2 * a1 + 4 * a2 + 8 * a3 + 16 * a4 + 32 * a5 + 64 * a6 + 128 * a7 + 256 * a8 + 512 * a9)
            % 11 = 0, false)) as "BRP-004",
    count(*) filter (where anummer in (from dubbel_anummer)) as "BRP-005",
    count(*) filter (where dwh_bronsysteem = 'brp_csv' and coalesce(trim(geslachtsnaam), '') = '') as "BRP-006",
    count(*) filter (where dwh_bronsysteem = 'brp_csv' and coalesce(trim(voornamen), '') = '') as "BRP-007",
    count(*) filter (where regexp_matches(
        concat_ws(' ', voornamen, voorvoegselgeslachtsnaam, geslachtsnaam),
        '[ÃÂÄÅ][\x{80}-\x{BF}ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€|\x{FFFD}|\?\?')) as "BRP-008",
    count(*) filter (where not regexp_full_match(geslachtsnaam, '[^0-9<>|_@#*=+;:!?\[\]{}]+')) as "BRP-009",
    count(*) filter (where coalesce(trim(datumgeboorte), '') = '') as "BRP-010",
    count(*) filter (where datumgeboorte is not null and datumgeboorte <> '0000-00-00' and not coalesce(
        regexp_full_match(datumgeboorte, '[0-9]{4}-[0-9]{2}-[0-9]{2}') and datumgeboorte >= '0001'
        and case
            when datumgeboorte like '%-00-00' then left(datumgeboorte, 4) <= '2026'
            when datumgeboorte like '%-00' then left(datumgeboorte, 7) <= '2026-11'
                and substr(datumgeboorte, 6, 2) between '01' and '12'
            else try_cast(datumgeboorte as date) <= date '2026-11-01' end, false)) as "BRP-011",
    count(*) filter (where datumoverlijden is null and datumgeboorte is not null
        and left(datumgeboorte, 4) <> '0000'
        and try_cast(left(datumgeboorte, 4) as integer) < 2026 - 115) as "BRP-012",
    count(*) filter (where datumgeboorte like '%-00') as "BRP-013",
    count(*) filter (where coalesce(trim(geslachtsaanduiding), '') = '') as "BRP-014",
    count(*) filter (where geslachtsaanduiding not in ('M', 'V', 'O')) as "BRP-015",
    count(*) filter (where dwh_bronsysteem = 'brp_csv' and coalesce(trim(geboorteland), '') = '') as "BRP-016",
    count(*) filter (where geboorteland not in (select code from referentie.land)) as "BRP-017",
    count(*) filter (where geboorteland = '6030'
        and geboorteplaats not in (select code from referentie.gemeente)) as "BRP-018",
    count(*) filter (where dwh_bronsysteem = 'brp_csv'
        and nationaliteit is null and bijzondernederlanderschap is null) as "BRP-019",
    count(*) filter (where nationaliteit not in (select code from referentie.nationaliteit)) as "BRP-020",
    count(*) filter (where aanduidingnaamgebruik not in ('E', 'N', 'P', 'V')) as "BRP-021",
    count(*) filter (where datumoverlijden is not null and datumoverlijden <> '0000-00-00' and not coalesce(
        regexp_full_match(datumoverlijden, '[0-9]{4}-[0-9]{2}-[0-9]{2}') and datumoverlijden >= '0001'
        and case
            when datumoverlijden like '%-00-00' then left(datumoverlijden, 4) <= '2026'
            when datumoverlijden like '%-00' then left(datumoverlijden, 7) <= '2026-11'
                and substr(datumoverlijden, 6, 2) between '01' and '12'
            else try_cast(datumoverlijden as date) <= date '2026-11-01' end, false)) as "BRP-022",
    count(*) filter (where case
        when datumgeboorte like '%-00' or datumoverlijden like '%-00'
            then left(datumgeboorte, least(length(rtrim(rtrim(datumgeboorte, '0'), '-')), length(rtrim(rtrim(datumoverlijden, '0'), '-'))))
                > left(datumoverlijden, least(length(rtrim(rtrim(datumgeboorte, '0'), '-')), length(rtrim(rtrim(datumoverlijden, '0'), '-'))))
        else datumgeboorte > datumoverlijden end) as "BRP-023",
    count(*) filter (where landoverlijden not in (select code from referentie.land)) as "BRP-024",
    count(*) filter (where natuurlijkpersoon_id not in (select rechtspersoon_id from ggm_rsgb.rechtspersoon)) as "BRP-025"
from p;

-- ggm_rsgb.ingeschrevenpersoon
with ontbrekend as (
    select _rij as rij, coalesce(trim(datum_inschrijving), '') = '' as geen_datum,
        coalesce(trim(indicatie_geheim), '') = '' as geen_geheim,
        trim(indicatie_geheim) not in ('', '0', '1', '2', '3', '4', '5', '6', '7') as vreemd_geheim
    from bron.brp_csv_persoon
),
onleesbaar as (
    select bronrij, kolom from kwaliteit.uitval
    where soort = 'waarde' and entiteit = 'ggm_rsgb.ingeschrevenpersoon'
)
select
    count(*) as n,
    count(*) filter (where coalesce(trim(i.gemeentevaninschrijving), '') = '') as "BRP-040",
    count(*) filter (where i.gemeentevaninschrijving not in (select code from referentie.gemeente)) as "BRP-041",
    count(*) filter (where i.redenopschortingbijhouding is null and i.gemeentevaninschrijving not in (
        select code from referentie.gemeente
        where coalesce(geldig_vanaf <= date '2026-11-01', true) and coalesce(geldig_tot > date '2026-11-01', true)
        )) as "BRP-042",
    count(*) filter (where i.dwh_bronsysteem = 'brp_csv' and o.geen_datum) as "BRP-043",
    count(*) filter (where i.dwh_bronrij in (
        select bronrij from onleesbaar where kolom = 'datuminschrijvinggemeente')) as "BRP-044",
    count(*) filter (where i.datuminschrijvinggemeente > date '2026-11-01') as "BRP-045",
    count(*) filter (where i.datuminschrijvinggemeente < try_cast(n.datumgeboorte as date)) as "BRP-046",
    count(*) filter (where i.dwh_bronrij in (
        select bronrij from onleesbaar where kolom = 'datumbegingeldigheidverblijfplaats')) as "BRP-047",
    count(*) filter (where i.datumbegingeldigheidverblijfplaats > date '2026-11-01') as "BRP-048",
    count(*) filter (where i.ingezetene::varchar = 'true'
        and i.heeft_als_adres_nummeraanduiding_id is null and i.beschrijvinglocatie is null) as "BRP-049",
    count(*) filter (where i.dwh_bronsysteem = 'brp_csv' and i.ingezetene::varchar = 'true'
        and i.heeft_als_adres_nummeraanduiding_id is not null and a.nummeraanduiding_id is null) as "BRP-050",
    count(*) filter (where i.dwh_bronsysteem = 'brp_csv' and i.ingezetene::varchar = 'true'
        and lower(a.status) = 'naamgeving ingetrokken') as "BRP-051",
    count(*) filter (where i.dwh_bronsysteem = 'brp_csv' and i.ingezetene::varchar = 'true'
        and a.postcode is not null
        and position(' ' || a.huisnummer || coalesce(a.huisletter, '')
            || coalesce('-' || a.huisnummertoevoeging, '') || ', ' || a.postcode in w.adresbinnenland) = 0) as "BRP-052",
    count(*) filter (where i.redenopschortingbijhouding not in ('O', 'E', 'M', 'R', 'F', 'W', '.')) as "BRP-053",
    count(*) filter (where i.datumopschortingbijhouding is not null
        and coalesce(trim(i.redenopschortingbijhouding), '') = '') as "BRP-054",
    count(*) filter (where i.dwh_bronrij in (
        select bronrij from onleesbaar where kolom = 'datumopschortingbijhouding')) as "BRP-055",
    count(*) filter (where i.redenopschortingbijhouding = 'O' and n.datumoverlijden is null) as "BRP-056",
    count(*) filter (where n.datumoverlijden is not null
        and coalesce(i.redenopschortingbijhouding, '') not in ('O', 'F', 'W')) as "BRP-057",
    count(*) filter (where i.redenopschortingbijhouding = 'E' and i.dwh_bronsysteem = 'brp_csv'
        and coalesce(trim(i.landwaarnaarvertrokken), '') = '') as "BRP-058",
    count(*) filter (where i.landwaarnaarvertrokken not in (select code from referentie.land)) as "BRP-059",
    count(*) filter (where i.datumvertrekuitnederland is not null and i.datumvertrekuitnederland <> '0000-00-00'
        and not coalesce(
            regexp_full_match(i.datumvertrekuitnederland, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
            and i.datumvertrekuitnederland >= '0001'
            and case
                when i.datumvertrekuitnederland like '%-00-00' then left(i.datumvertrekuitnederland, 4) <= '2026'
                when i.datumvertrekuitnederland like '%-00' then left(i.datumvertrekuitnederland, 7) <= '2026-11'
                    and substr(i.datumvertrekuitnederland, 6, 2) between '01' and '12'
                else try_cast(i.datumvertrekuitnederland as date) <= date '2026-11-01' end, false)) as "BRP-060",
    count(*) filter (where i.dwh_bronsysteem = 'brp_csv' and o.geen_geheim) as "BRP-061",
    count(*) filter (where i.dwh_bronsysteem = 'brp_csv' and o.vreemd_geheim) as "BRP-062",
    count(*) filter (where i.ouder1 is not null and not coalesce(elfproef(i.ouder1), false)) as "BRP-063",
    count(*) filter (where i.ouder2 is not null and not coalesce(elfproef(i.ouder2), false)) as "BRP-064",
    count(*) filter (where i.partnerid is not null and not coalesce(elfproef(i.partnerid), false)) as "BRP-065",
    count(*) filter (where n.burgerservicenummer in (i.ouder1, i.ouder2, i.partnerid)) as "BRP-066",
    count(*) filter (where i.ouder1 = i.ouder2) as "BRP-067",
    count(*) filter (where
        (left(n.datumgeboorte, 4) <> '0000' and left(o1.datumgeboorte, 4) <> '0000'
            and try_cast(left(n.datumgeboorte, 4) as integer) - 12 < try_cast(left(o1.datumgeboorte, 4) as integer))
        or (left(n.datumgeboorte, 4) <> '0000' and left(o2.datumgeboorte, 4) <> '0000'
            and try_cast(left(n.datumgeboorte, 4) as integer) - 12 < try_cast(left(o2.datumgeboorte, 4) as integer))
        ) as "BRP-068",
    count(*) filter (where i.dwh_bronsysteem = 'brp_csv' and pi.ingeschrevenpersoon_id is not null
        and coalesce(pi.partnerid, '') <> n.burgerservicenummer) as "BRP-069",
    count(*) filter (where n.natuurlijkpersoon_id is null) as "BRP-070"
from ggm_rsgb.ingeschrevenpersoon as i
left join ontbrekend as o on o.rij = i.dwh_bronrij
left join ggm_rsgb.natuurlijkpersoon as n on n.natuurlijkpersoon_id = i.ingeschrevenpersoon_id
left join ggm_rsgb.natuurlijkpersoon as o1 on o1.natuurlijkpersoon_id = i.ouder_1_ingeschrevenpersoon_id
left join ggm_rsgb.natuurlijkpersoon as o2 on o2.natuurlijkpersoon_id = i.ouder_2_ingeschrevenpersoon_id
left join ggm_rsgb.natuurlijkpersoon as pn on pn.burgerservicenummer = i.partnerid
left join ggm_rsgb.ingeschrevenpersoon as pi on pi.ingeschrevenpersoon_id = pn.natuurlijkpersoon_id
left join ggm_rsgb.rechtspersoon as w
    on w.rechtspersoon_id = i.ingeschrevenpersoon_id and w.dwh_bronrij = i.dwh_bronrij
left join ggm_bag.nummeraanduiding as a on a.nummeraanduiding_id = i.heeft_als_adres_nummeraanduiding_id;

-- ggm_rsgb.rechtspersoon
select
    count(*) as n,
    count(*) filter (where dwh_bronsysteem in ('brp_csv', 'brp_haalcentraal') and not regexp_full_match(
        adresbinnenland,
        '(.*, )?([1-9][0-9]{3}([A-RT-Z][A-Z]|S[BCE-RT-Z])( .*)?|[^0-9,][^,]*)')) as "BRP-030"
from ggm_rsgb.rechtspersoon;
