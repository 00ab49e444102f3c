-- doel: ggm_inkomen.uitkeringsrun
-- bron: inkomen_uitkeringen
-- beschrijving: De betaalruns.
select
    min(_rij)                                       as dwh_bronrij,
    sleutel2('uitkeringsrun', rundatum, runperiode) as uitkeringsrun_id,
    datum_nl(rundatum)                              as datumrun,
    runperiode                                      as perioderun
from bron.inkomen_uitkeringen_component
where rundatum <> '' and runperiode <> ''
group by rundatum, runperiode
