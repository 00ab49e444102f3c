-- Macros for mappings: how texts of sources become the texts that the GGM tables are cast from.
-- Belongs here: small pure functions that two or more mappings need. Does not belong here: casting
-- to the type of a column (the engine does that), rules (see expectations), look-ups in tables
-- (opzoeken.sql).
-- Each macro hands back a text that it does not understand unchanged, so that the value is rejected
-- or fails its rule, and never becomes something plausible. NULL stays NULL and '' stays ''.

-- The surrogate key of an object: the same business key gives the same number in every run.
-- 63 bits, so that it fits BIGINT; NULL when there is no business key.
create or replace macro sleutel(soort, waarde) as
    case when trim(cast(waarde as varchar)) <> ''
         then cast(md5_number_lower(soort || ':' || trim(cast(waarde as varchar))) >> 1 as bigint)
    end;

-- One text out of several parts of a business key, with '|' between them. A '|' inside a part is
-- marked, or two different keys would become one. NULL when a part is missing.
create or replace macro samengesteld(a, b) as
    case when trim(cast(a as varchar)) <> '' and trim(cast(b as varchar)) <> ''
         then replace(replace(trim(cast(a as varchar)), '\', '\\'), '|', '\|')
              || '|' || replace(replace(trim(cast(b as varchar)), '\', '\\'), '|', '\|')
    end,
(a, b, c) as
    case when trim(cast(a as varchar)) <> '' and trim(cast(b as varchar)) <> ''
              and trim(cast(c as varchar)) <> ''
         then replace(replace(trim(cast(a as varchar)), '\', '\\'), '|', '\|')
              || '|' || replace(replace(trim(cast(b as varchar)), '\', '\\'), '|', '\|')
              || '|' || replace(replace(trim(cast(c as varchar)), '\', '\\'), '|', '\|')
    end;

create or replace macro sleutel2(soort, a, b) as sleutel(soort, samengesteld(a, b));
create or replace macro sleutel3(soort, a, b, c) as sleutel(soort, samengesteld(a, b, c));

-- Is this a date of the calendar, or one with unknown parts? Day known needs month known, month
-- known needs year known. In: three texts of 4, 2 and 2 digits.
create or replace macro is_onvolledige_datum(jaar, maand, dag) as
    case when dag <> '00' then try_cast(jaar || '-' || maand || '-' || dag as date) is not null
                               and jaar <> '0000'
         when maand <> '00' then maand between '01' and '12' and jaar <> '0000'
         else true
    end;

-- GBA date 'jjjjmmdd' with '00' for unknown parts -> 'jjjj-mm-dd'. The single '0' is the date
-- 00000000 in extracts that hold dates as whole numbers.
create or replace macro gba_datum(t) as
    case when t = '0' then '0000-00-00'
         when not regexp_full_match(t, '[0-9]{8}') then t
         when is_onvolledige_datum(t[1:4], t[5:6], t[7:8])
         then t[1:4] || '-' || t[5:6] || '-' || t[7:8]
         else t
    end;

-- Haal Centraal date in its parts, or as the JSON object that holds them -> 'jjjj-mm-dd'.
create or replace macro onvolledige_datum(soort, datum, jaar, maand) as
    case when soort = 'Datum' then datum
         when soort = 'JaarMaandDatum' and regexp_full_match(jaar, '[0-9]{1,4}')
              and regexp_full_match(maand, '0?[1-9]|1[0-2]')
         then lpad(jaar, 4, '0') || '-' || lpad(maand, 2, '0') || '-00'
         when soort = 'JaarDatum' and regexp_full_match(jaar, '[0-9]{1,4}')
         then lpad(jaar, 4, '0') || '-00-00'
         when soort = 'DatumOnbekend' then '0000-00-00'
         else coalesce(datum, nullif(concat_ws('-', jaar, maand), ''), soort)
    end,
(object) as
    case when object is null or object = '' then object
         when not json_valid(object) then object
         when json_extract_string(object, '$.type') = 'Datum'
              and json_extract_string(object, '$.datum') is not null
         then json_extract_string(object, '$.datum')
         when json_extract_string(object, '$.type') = 'JaarMaandDatum'
              and regexp_full_match(json_extract_string(object, '$.jaar'), '[0-9]{1,4}')
              and regexp_full_match(json_extract_string(object, '$.maand'), '0?[1-9]|1[0-2]')
         then lpad(json_extract_string(object, '$.jaar'), 4, '0') || '-'
              || lpad(json_extract_string(object, '$.maand'), 2, '0') || '-00'
         when json_extract_string(object, '$.type') = 'JaarDatum'
              and regexp_full_match(json_extract_string(object, '$.jaar'), '[0-9]{1,4}')
         then lpad(json_extract_string(object, '$.jaar'), 4, '0') || '-00-00'
         when json_extract_string(object, '$.type') = 'DatumOnbekend' then '0000-00-00'
         else object
    end;

-- 'dd-mm-jjjj' -> 'jjjj-mm-dd'; a date that is not in the calendar stays as it is.
create or replace macro datum_nl(t) as
    case when regexp_full_match(trim(t), '[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}')
         then coalesce(strftime(try_strptime(trim(t), '%d-%m-%Y'), '%Y-%m-%d'), t)
         else t
    end;

-- A date in four fields, as the Handelsregister has them (whole date, year, month, day; unknown parts
-- are missing or 0) -> 'jjjj-mm-dd', with '00' for unknown parts. The whole date goes first.
create or replace macro datum_uit_delen(datum, jaar, maand, dag) as
    case when nullif(trim(datum), '') is not null then datum
         when nullif(trim(jaar), '') is null then datum
         when regexp_full_match(trim(jaar), '[0-9]{1,4}')
              and regexp_full_match(coalesce(trim(maand), ''), '[0-9]{0,2}')
              and regexp_full_match(coalesce(trim(dag), ''), '[0-9]{0,2}')
              and is_onvolledige_datum(lpad(trim(jaar), 4, '0'),
                                       lpad(coalesce(trim(maand), ''), 2, '0'),
                                       lpad(coalesce(trim(dag), ''), 2, '0'))
         then lpad(trim(jaar), 4, '0') || '-' || lpad(coalesce(trim(maand), ''), 2, '0')
              || '-' || lpad(coalesce(trim(dag), ''), 2, '0')
         else concat_ws('-', jaar, maand, dag)
    end;

-- Date part, in Dutch time, of an ISO 8601 time ('2026-07-01T23:30:00Z' -> '2026-07-02'), for GGM
-- columns that hold a date only. A date stays as it is, a time without offset is Dutch time.
create or replace macro datum_van_tijdstip(t) as
    case when regexp_full_match(trim(t), '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+ ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)')
         then coalesce(
             strftime(try_cast(trim(t) as timestamptz) at time zone 'Europe/Amsterdam', '%Y-%m-%d'), t)
         when regexp_full_match(trim(t), '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+')
              and try_cast(trim(t) as timestamp) is not null
         then trim(t)[1:10]
         else t
    end;

-- Amount or number with decimal comma and points for thousands -> decimal point. Knows the euro
-- sign, a minus before or after, and ',-' for whole euros. '15.000' is fifteen thousand.
create or replace macro decimaal_kaal(t) as
    regexp_replace(regexp_replace(t, '[\s\x{00A0}\x{202F}€]|^\s*EUR', '', 'g'), ',-{1,2}$', '');
create or replace macro decimaal_nl(t) as
    case when regexp_full_match(decimaal_kaal(t), '[+-]?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?')
         then ltrim(replace(replace(decimaal_kaal(t), '.', ''), ',', '.'), '+')
         when regexp_full_match(decimaal_kaal(t), '([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?-')
         then '-' || rtrim(replace(replace(decimaal_kaal(t), '.', ''), ',', '.'), '-')
         else t
    end;

-- '1234 ab' -> '1234AB'.
create or replace macro postcode_nl(t) as
    case when regexp_full_match(trim(t), '[0-9]{4}\s*[A-Za-z]{2}')
         then upper(regexp_replace(t, '\s', '', 'g'))
         else t
    end;

-- A date as people and systems write it -> 'jjjj-mm-dd': d-m-jjjj with '-', '/' or '.', jjjjmmdd, and a
-- date before a time. With eeuwgrens also d-m-jj: years up to it are of this century, later ones of
-- the last. Dates that are not in the calendar stay as they are.
create or replace macro datum_met_eeuw(t) as
    case when regexp_full_match(trim(t), '[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}([ T].*)?')
         then coalesce(strftime(try_strptime(
             regexp_replace(regexp_extract(trim(t), '^[^ T]+'), '[/.]', '-', 'g'), '%d-%m-%Y'
         ), '%Y-%m-%d'), t)
         when regexp_full_match(trim(t), '[0-9]{8}')
         then coalesce(strftime(try_strptime(trim(t), '%Y%m%d'), '%Y-%m-%d'), t)
         when regexp_full_match(trim(t), '[0-9]{4}-[0-9]{2}-[0-9]{2}') then trim(t)
         else datum_van_tijdstip(t)
    end;
create or replace macro datum_vrij(t) as datum_met_eeuw(t),
(t, eeuwgrens) as
    case when regexp_full_match(trim(t), '[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}')
         then datum_met_eeuw(
             regexp_replace(trim(t), '[0-9]{2}$', '')
             || case when cast(right(trim(t), 2) as integer) <= eeuwgrens then '20' else '19' end
             || right(trim(t), 2))
         else datum_met_eeuw(t)
    end;

-- The end of a period: as datum_vrij, and NULL for what systems write when there is no end yet.
create or replace macro einddatum(t) as
    case when trim(t) = '99999999'
              or datum_met_eeuw(t) in ('1111-11-11', '2299-12-31', '2999-12-31', '9999-12-31')
         then null
         else datum_met_eeuw(t)
    end;

-- Telephone number -> '+31201234567'. Knows 0031, (0), brackets, spaces and hyphens. Numbers that
-- cannot be called from abroad (0800, 0900, 14 020) stay national. What is no number stays as it is.
create or replace macro telefoon_kaal(t) as
    regexp_replace(regexp_replace(regexp_replace(trim(t), '\(0\)', ''), '[\s\x{00A0}().\-/]', '', 'g'),
                   '^00', '+');
create or replace macro telefoon_nl(t) as
    case when regexp_full_match(telefoon_kaal(t), '0(800|900|906|909)[0-9]{4,7}|14[0-9]{3,4}')
         then telefoon_kaal(t)
         when regexp_full_match(telefoon_kaal(t), '\+310?[1-9][0-9]{8}')
         then '+31' || right(telefoon_kaal(t), 9)
         when regexp_full_match(telefoon_kaal(t), '0[1-9][0-9]{8}')
         then '+31' || telefoon_kaal(t)[2:]
         when regexp_full_match(telefoon_kaal(t), '\+([1-24-9][0-9]|3[02-9])[0-9]{5,13}')
         then telefoon_kaal(t)
         else t
    end;

-- Licence plate -> capitals without hyphens and spaces, as the RDW keeps it.
create or replace macro kenteken_nl(t) as
    case when regexp_full_match(upper(regexp_replace(trim(t), '[\s-]', '', 'g')), '[A-Z0-9]{6}')
              and regexp_matches(upper(t), '[A-Z]') and regexp_matches(t, '[0-9]')
         then upper(regexp_replace(trim(t), '[\s-]', '', 'g'))
         else t
    end;

-- IBAN -> capitals without spaces. The check digits are for a rule.
create or replace macro iban_vorm(t) as
    case when regexp_full_match(upper(regexp_replace(trim(t), '[\s.]', '', 'g')),
                                '[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}')
         then upper(regexp_replace(trim(t), '[\s.]', '', 'g'))
         else t
    end;

-- House number in one text, '12A-bis' -> its number, letter and addition. NULL: it begins with no
-- number. One letter behind the number is a letter; all else is an addition.
create or replace macro huisnummer_delen(t) as
    case when regexp_full_match(trim(t), '[0-9]{1,5}(\s*[A-Za-z])?([\s/-]+[A-Za-z0-9 ]{1,8})?|[0-9]{1,5}[A-Za-z][0-9A-Za-z]{1,4}')
         then struct_pack(
             huisnummer := regexp_extract(trim(t), '^[0-9]+'),
             huisletter := nullif(upper(regexp_extract(
                 trim(t), '^[0-9]+\s*([A-Za-z])($|[^A-Za-z])', 1)), ''),
             huisnummertoevoeging := nullif(trim(regexp_extract(
                 regexp_replace(trim(t), '^[0-9]+(\s*[A-Za-z]($|[^A-Za-z]))?', '\2'),
                 '[A-Za-z0-9 ]+')), ''))
    end;

-- J/N, ja/nee, true/false, 1/0 -> 'true'/'false'.
create or replace macro janee(t) as
    case when lower(trim(cast(t as varchar))) in ('j', 'ja', 'true', '1') then 'true'
         when lower(trim(cast(t as varchar))) in ('n', 'nee', 'false', '0') then 'false'
         else cast(t as varchar)
    end;

-- An address as one text, 'Straat 12A-bis, 1234AB Plaats'; parts that are not known are left out.
create or replace macro adresregel(straat, nummer, letter, toevoeging, postcode, plaats) as
    nullif(concat_ws(
        ', ',
        nullif(concat_ws(' ', nullif(trim(straat), ''), nullif(
            coalesce(trim(nummer), '') || coalesce(trim(letter), '')
            || coalesce('-' || nullif(trim(toevoeging), ''), ''), ''
        )), ''),
        nullif(concat_ws(' ', nullif(trim(postcode), ''), nullif(trim(plaats), '')), '')
    ), '');

-- Until when a voorkomen of a BAG object was valid; NULL for the current one. A voorkomen that was
-- taken back (inactief, or never a BAG object) was valid at no time: it ends where it begins.
create or replace macro bag_geldig_tot(begin_, eind, eindregistratie, inactief, inactief_lv, niet_bag_lv) as
    case when coalesce(nullif(inactief, ''), nullif(inactief_lv, ''), nullif(niet_bag_lv, '')) is null
         then coalesce(nullif(eind, ''), nullif(eindregistratie, ''))
         else coalesce(nullif(begin_, ''), inactief, inactief_lv, niet_bag_lv)
    end;

-- The texts in a JSON array, in its order. NULL when there is none.
create or replace macro json_teksten(t) as
    case when json_valid(t) then json_extract_string(t, '$[*]') end;

-- ISO 8601 duration -> whole days. Weeks and days are exact; months and years are no fixed number
-- of days: such a duration stays as it is, and is noted as one that does not fit.
create or replace macro iso_duur_in_dagen(t) as
    case when regexp_full_match(t, 'P([0-9]+W)?([0-9]+D)?') and t <> 'P'
         then cast(
             7 * coalesce(try_cast(nullif(regexp_extract(t, '([0-9]+)W', 1), '') as bigint), 0)
             + coalesce(try_cast(nullif(regexp_extract(t, '([0-9]+)D', 1), '') as bigint), 0)
             as varchar)
         else t
    end;

-- Of a party to a case (ZGW betrokkeneType): the kind of key it has. NULL for an unknown type.
create or replace macro betrokkene_soort(t) as
    case t when 'natuurlijk_persoon' then 'persoon'
           when 'niet_natuurlijk_persoon' then 'organisatie'
           when 'vestiging' then 'vestiging'
           when 'organisatorische_eenheid' then 'organisatorischeeenheid'
           when 'medewerker' then 'medewerker'
    end;

-- ... and the number it is known by. A person without BSN has the number of the case system, which
-- must not be mistaken for a BSN.
create or replace macro betrokkene_nummer(t, bsn, anp, rsin, kvk, vestiging, nummer) as
    case t when 'natuurlijk_persoon'
           then coalesce(nullif(trim(bsn), ''), 'anp:' || nullif(trim(anp), ''))
           when 'niet_natuurlijk_persoon'
           then coalesce(nullif(trim(rsin), ''), nullif(trim(kvk), ''))
           when 'vestiging' then nullif(trim(vestiging), '')
           else nullif(trim(nummer), '')
    end;

-- Longitude and latitude (WGS 84, degrees) -> point in RD (EPSG:28992) as WKT, within a metre in the
-- Netherlands: the published polynomial approximation around Amersfoort. NULL when one is missing.
create or replace macro rd_x(l, b) as
    155000 + 190094.945 * l - 11832.228 * b * l - 114.221 * b * b * l - 32.391 * l ** 3 - 0.705 * b
    - 2.34 * b ** 3 * l - 0.608 * b * l ** 3 - 0.008 * l * l + 0.148 * b * b * l ** 3;
create or replace macro rd_y(l, b) as
    463000 + 309056.544 * b + 3638.893 * l * l + 73.077 * b * b - 157.984 * b * l * l
    + 59.788 * b ** 3 + 0.433 * l - 6.439 * b * b * l * l - 0.032 * b * l + 0.092 * l ** 4
    - 0.054 * b * l ** 4;
create or replace macro rd_punt(lengte, breedte) as
    case when try_cast(lengte as double) is null or try_cast(breedte as double) is null
         then nullif(concat_ws(' ', nullif(trim(lengte), ''), nullif(trim(breedte), '')), '')
         else format(
             'POINT({:.1f} {:.1f})',
             rd_x(0.36 * (try_cast(lengte as double) - 5.3872062),
                  0.36 * (try_cast(breedte as double) - 52.1551744)),
             rd_y(0.36 * (try_cast(lengte as double) - 5.3872062),
                  0.36 * (try_cast(breedte as double) - 52.1551744)))
    end;

-- Whole eurocents with D (debit) or C (credit), as messages of the iStandaarden write amounts ->
-- euros with two decimals, negative for credit.
create or replace macro euro_uit_centen(t, debetcredit) as
    case when regexp_full_match(trim(t), '[0-9]{1,16}')
              and coalesce(upper(trim(debetcredit)), 'D') in ('D', 'C')
         then case when upper(trim(debetcredit)) = 'C' then '-' else '' end
              || cast(cast(trim(t) as hugeint) // 100 as varchar) || '.' || right('0' || trim(t), 2)
         else t
    end;

-- Labels of the GGM for codes of the iStandaarden. The GGM knows one kind of pieces, they two.
create or replace macro istandaard_eenheid(t) as
    case ltrim(trim(t), '0')
        when '1' then 'Minuut' when '4' then 'Uur' when '14' then 'Etmaal'
        when '16' then 'Dagdeel (4 uur)' when '82' then 'Stuks' when '83' then 'Euros'
        when '84' then 'Stuks' else t
    end;
create or replace macro istandaard_frequentie(t) as
    case trim(t)
        when '1' then 'Per dag' when '2' then 'Per week' when '3' then 'Per 4 weken'
        when '4' then 'Per maand' when '5' then 'Per jaar'
        when '6' then 'Binnen geldigheid Beschikking' else t
    end;

-- The items of a JSON array, each as JSON. No rows for what is no array.
create or replace macro json_delen(t) as
    case when json_valid(t) and json_type(t) = 'ARRAY' then json_extract(t, '$[*]') end;

-- What makes a trajectory of the DDAS exchange one of its own: it has no number, so organisation,
-- first day and the BSNs of its clients; without BSNs its description. NULL without a first day.
create or replace macro ddas_traject(kvk, startdatum, client, omschrijving) as
    samengesteld(
        coalesce(nullif(trim(kvk), ''), '-'),
        startdatum,
        coalesce(
            nullif(array_to_string(list_sort(
                case when json_valid(cast(client as varchar))
                     then cast(json_extract_string(
                         cast(client as varchar), '$[*].Burgerservicenummer') as varchar[]) end
            ), ','), ''),
            omschrijving
        )
    );

-- The value of one field out of a JSON list of {fieldName, text, fieldValue}, as PowerBrowser delivers
-- records: the value itself, or for a choice from a list its label. NULL when the field is not there.
create or replace macro veld_waarde(t, naam) as
    case when json_valid(t) then list_extract(list_filter(
        from_json(t, '[{"fieldName": "VARCHAR", "text": "VARCHAR", "fieldValue": "VARCHAR"}]'),
        lambda veld: veld.fieldName = naam), 1).fieldValue
    end;
create or replace macro veld_tekst(t, naam) as
    case when json_valid(t) then list_extract(list_filter(
        from_json(t, '[{"fieldName": "VARCHAR", "text": "VARCHAR", "fieldValue": "VARCHAR"}]'),
        lambda veld: veld.fieldName = naam), 1).text
    end;
