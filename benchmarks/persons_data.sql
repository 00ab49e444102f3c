-- Made-up persons, made inside DuckDB. Nobody can have these numbers: a person's BSN has a last
-- digit that makes it fail the elfproef, a parent's BSN is from the test range 99999####.
create or replace macro elfproef(tekst) as
    regexp_full_match(tekst, '[0-9]{9}') and tekst <> '000000000' and (
        9 * (tekst::bigint // 100000000) + 8 * (tekst::bigint // 10000000 % 10)
        + 7 * (tekst::bigint // 1000000 % 10) + 6 * (tekst::bigint // 100000 % 10)
        + 5 * (tekst::bigint // 10000 % 10) + 4 * (tekst::bigint // 1000 % 10)
        + 3 * (tekst::bigint // 100 % 10) + 2 * (tekst::bigint // 10 % 10) - tekst::bigint % 10
    ) % 11 = 0;

insert into ggm_rsgb.natuurlijkpersoon by name
with basis as (
    select range as i, hash(range) as h, hash(range, 1) as h2 from range($personen)
),
genummerd as (
    select *, 10000000 + i as acht from basis
),
gewogen as (
    -- Σ 9·d₁ … 2·d₈ of the first eight digits; the remainder would be the right last digit.
    select *, (9 * (acht // 10000000) + 8 * (acht // 1000000 % 10) + 7 * (acht // 100000 % 10)
               + 6 * (acht // 10000 % 10) + 5 * (acht // 1000 % 10) + 4 * (acht // 100 % 10)
               + 3 * (acht // 10 % 10) + 2 * (acht % 10)) % 11 as goed
    from genummerd
)
select
    i + 1                                               as natuurlijkpersoon_id,
    'brp_csv'                                           as dwh_bronsysteem,
    10000000000 + i + 2                                 as dwh_bronrij,
    acht::varchar || ((goed + 1 + h % 8) % 10)::varchar as burgerservicenummer,
    case when h % 500 = 0 then null else (1010101010 + i * 11)::varchar end as anummer,
    case when h % 300 = 1 then null else 'Voornaam' || chr(97 + (h % 26)::int) end as voornamen,
    case when h % 4 = 0 then 'van der' end              as voorvoegselgeslachtsnaam,
    case h % 1000 when 1 then null when 2 then 'Jansen2' when 3 then 'JosÃ©sen'
         else 'Naam' || chr(97 + (h2 % 26)::int) || 'sen' end as geslachtsnaam,
    ['E', 'N', 'P', 'V', 'X'][1 + (case when h % 997 = 0 then 4 else h2 % 4 end)::int]
                                                        as aanduidingnaamgebruik,
    case when h % 211 = 0 then '1' when h % 2 = 0 then 'M' else 'V' end as geslachtsaanduiding,
    case when h % 400 = 0 then '1985-00-00' when h % 401 = 0 then '0000-00-00'
         when h % 402 = 0 then '1966-13-99' when h % 5003 = 0 then null
         else strftime(date '1925-01-01' + (h2 % 36500)::int, '%Y-%m-%d') end as datumgeboorte,
    case when h % 10 = 0 then 'Parijs' else lpad((1 + h2 % 1900)::varchar, 4, '0') end
                                                        as geboorteplaats,
    case when h % 10 = 0 then '5002' when h % 503 = 0 then 'NL' else '6030' end as geboorteland,
    case when h % 701 = 0 then null else '0001' end     as nationaliteit,
    case when h % 50 = 0 then strftime(date '2020-01-01' + (h2 % 2000)::int, '%Y-%m-%d') end
                                                        as datumoverlijden,
    case when h % 50 = 0 then '6030' end                as landoverlijden
from gewogen;

insert into ggm_rsgb.rechtspersoon by name
select natuurlijkpersoon_id as rechtspersoon_id, dwh_bronsysteem, dwh_bronrij,
       burgerservicenummer as identificatie,
       'Straat ' || (1 + natuurlijkpersoon_id % 200) || ', '
       || case when natuurlijkpersoon_id % 900 = 0 then '0123AB' else (1000 + natuurlijkpersoon_id % 9000) || 'AB' end
       || ' Waterbeek' as adresbinnenland
from ggm_rsgb.natuurlijkpersoon where natuurlijkpersoon_id % 10000 <> 0;

insert into ggm_bag.nummeraanduiding by name
select range as nummeraanduiding_id, 1 + range % 200 as huisnummer,
       (1000 + range % 9000) || 'AB' as postcode,
       case when range % 1000 = 0 then 'Naamgeving ingetrokken' else 'Naamgeving uitgegeven' end as status
from range($personen // 2);

insert into ggm_rsgb.ingeschrevenpersoon by name
select
    n.natuurlijkpersoon_id                              as ingeschrevenpersoon_id,
    n.dwh_bronsysteem, n.dwh_bronrij, n.anummer,
    case when h % 603 = 0 then null when h % 604 = 0 then '9998' else '0221' end
                                                        as gemeentevaninschrijving,
    date '1990-01-01' + (h % 13000)::int                as datuminschrijvinggemeente,
    date '1995-01-01' + (h % 11700)::int                as datumbegingeldigheidverblijfplaats,
    case when h % 900 <> 0 then n.natuurlijkpersoon_id % ($personen // 2) end
                                                        as heeft_als_adres_nummeraanduiding_id,
    case when n.datumoverlijden is not null and h % 30 <> 0 then 'O'
         when h % 20 = 1 then 'E' when h % 2000 = 0 then 'X' end as redenopschortingbijhouding,
    case when h % 20 = 1 then '5002' end                as landwaarnaarvertrokken,
    case when h % 20 = 1 then '2020-06-00' end          as datumvertrekuitnederland,
    case when n.datumoverlijden is not null then date '2024-01-01' end as datumopschortingbijhouding,
    'true'                                              as ingezetene,
    case when h % 3 = 0 then '999990019' end            as ouder1,
    case when h % 3 = 0 then case when h % 777 = 0 then '999990019' else '999990020' end end as ouder2,
    case when h % 4 = 0 then lag(n.burgerservicenummer) over (order by n.natuurlijkpersoon_id) end
                                                        as partnerid,
    case when h % 3 = 0 then 1 + (h % $personen)::bigint end as ouder_1_ingeschrevenpersoon_id,
    case when h % 3 = 0 then 1 + (h // 7 % $personen)::bigint end as ouder_2_ingeschrevenpersoon_id
from (select *, hash(natuurlijkpersoon_id, 2) as h from ggm_rsgb.natuurlijkpersoon) as n;

insert into bron.brp_csv_persoon
select dwh_bronrij, case when dwh_bronrij % 800 = 0 then '' else '20100101' end,
       case when dwh_bronrij % 700 = 0 then '' when dwh_bronrij % 701 = 0 then '9' else '0' end
from ggm_rsgb.natuurlijkpersoon;

insert into kwaliteit.uitval (levering, entiteit, kolom, soort, bronrij)
select date '2026-11-01', 'ggm_rsgb.ingeschrevenpersoon', kolom, 'waarde', dwh_bronrij
from ggm_rsgb.natuurlijkpersoon,
     (values ('datuminschrijvinggemeente'), ('datumopschortingbijhouding'),
             ('datumbegingeldigheidverblijfplaats')) as k(kolom)
where dwh_bronrij % 1300 = 0;
