-- Macros that look something up in tables of the run: code lists and value lists of the GGM.
-- Belongs here: look-ups that many mappings need. Does not belong here: what can be told from the
-- text alone (hulp.sql), addresses (opzoeken_bag.sql), rules (see expectations).
-- A look-up is one sub-query over equal keys, so that DuckDB makes one join of it for all rows.

-- Was a code of a list valid on a date? Without a date: was it ever? The last day is the one before
-- geldig_tot. A date that is missing or not whole gives NULL: then nobody knows. No code: NULL.
create or replace macro geldige_code(in_lijst, in_code) as
    case when nullif(trim(cast(in_code as varchar)), '') is not null
         then exists (from referentie.codes k
                      where k.lijst = in_lijst and k.code = trim(cast(in_code as varchar)))
    end,
(in_lijst, in_code, op_datum) as
    case when nullif(trim(cast(in_code as varchar)), '') is not null
              and try_cast(cast(op_datum as varchar) as date) is not null
         then exists (from referentie.codes k
                      where k.lijst = in_lijst and k.code = trim(cast(in_code as varchar))
                        and coalesce(k.geldig_vanaf, date '0001-01-01')
                            <= try_cast(cast(op_datum as varchar) as date)
                        and coalesce(k.geldig_tot, date '9999-12-31')
                            > try_cast(cast(op_datum as varchar) as date))
    end;

-- The name that a code had on a date; without a date its newest name. NULL: not a code of this list,
-- not valid then, or a date that is missing or not whole.
create or replace macro code_naar_omschrijving(in_lijst, in_code) as (
    select arg_max(k.omschrijving, coalesce(k.geldig_vanaf, date '0001-01-01'))
    from referentie.codes k
    where k.lijst = in_lijst and k.code = trim(cast(in_code as varchar))
),
(in_lijst, in_code, op_datum) as (
    select max(k.omschrijving)
    from referentie.codes k
    where k.lijst = in_lijst and k.code = trim(cast(in_code as varchar))
      and coalesce(k.geldig_vanaf, date '0001-01-01')
          <= try_cast(cast(op_datum as varchar) as date)
      and coalesce(k.geldig_tot, date '9999-12-31') > try_cast(cast(op_datum as varchar) as date)
);

-- ... and the other way round: the code that has this name (capitals or not) on a date. NULL when
-- there is none, or more than one.
create or replace macro omschrijving_naar_code(in_lijst, naam, op_datum) as (
    select case when count(distinct k.code) = 1 then max(k.code) end
    from referentie.codes k
    where k.lijst = in_lijst and lower(k.omschrijving) = lower(trim(cast(naam as varchar)))
      and coalesce(k.geldig_vanaf, date '0001-01-01')
          <= try_cast(cast(op_datum as varchar) as date)
      and coalesce(k.geldig_tot, date '9999-12-31') > try_cast(cast(op_datum as varchar) as date)
);

-- A value of an enumeration of the GGM, given by its code or its label (capitals or not) -> the label
-- as the GGM writes it. A value that is not in the list stays as it is, as does one for which lists of
-- the same name in several packages have different labels. enumeratie: 'statusPand', or
-- 'ggm_bag.statusPand'.
create or replace macro ggm_waarde(enumeratie, waarde) as coalesce(
    (select case when count(distinct label) filter (met_code) = 1 then max(label) filter (met_code)
                 when count(distinct label) filter (met_code) = 0 and count(distinct label) = 1
                 then max(label) end
     from (select w.label, lower(w.code) = lower(trim(cast(waarde as varchar))) as met_code,
                  case when w.code is null or lower(w.code) = lower(w.label) then [lower(w.label)]
                       else [lower(w.code), lower(w.label)] end as vormen
           from ggm_catalogus.enumeratie e join ggm_catalogus.waarde w on w.enumeratie_guid = e.guid
           where lower(e.naam) = lower(enumeratie)
              or lower(e.schema || '.' || e.naam) = lower(enumeratie))
     where list_contains(vormen, lower(trim(cast(waarde as varchar))))),
    cast(waarde as varchar)
);
