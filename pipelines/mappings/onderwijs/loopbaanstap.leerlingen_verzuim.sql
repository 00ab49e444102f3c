-- doel: ggm_onderwijs.loopbaanstap
-- bron: leerlingen_verzuim
-- beschrijving: Welk onderwijs een leerling in een schooljaar volgt. Het GGM kent alleen de typen van
--   het voortgezet onderwijs; basisonderwijs en mbo laten het type leeg.
with leerling as (
    -- Staat een nummer er twee keer in, dan telt de eerste; een regel meldt het.
    select
        leerlingnummer,
        arg_min(
            coalesce(sleutel('persoon', burgerservicenummer), sleutel('leerling', onderwijsnummer)),
            _rij
        ) as leerling_id
    from bron.leerlingen_verzuim_leerling
    group by leerlingnummer
)
select
    i._rij                                                      as dwh_bronrij,
    sleutel('loopbaanstap', i.inschrijvingnummer)               as loopbaanstap_id,
    i.schooljaar                                                as schooljaar,
    case when upper(trim(i.onderwijstype)) not in ('BAO', 'SBO', 'MBO')
         then upper(trim(i.onderwijstype)) end                  as onderwijstype,
    i.leerjaar                                                  as klas,
    sleutel('onderwijsloopbaan', cast(l.leerling_id as varchar)) as onderwijsloopbaan_id,
    case when coalesce(trim(i.inschrijvingnummer), '') = ''
         then 'Inschrijvingnummer ontbreekt: deze inschrijving is niet te herkennen.'
    end                                                         as _reden
from bron.leerlingen_verzuim_inschrijving as i
left join leerling as l on l.leerlingnummer = i.leerlingnummer
