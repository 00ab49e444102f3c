-- doel: ggm_afval.vuilniswagen
-- bron: afval_containers
-- beschrijving: De wagens waarmee is gewogen.
select
    min(w._rij)                                      as dwh_bronrij,
    sleutel('vuilniswagen', kenteken_nl(w.kenteken)) as vuilniswagen_id,
    kenteken_nl(w.kenteken)                          as kenteken
from bron.afval_containers_weging as w
where coalesce(trim(w.kenteken), '') <> ''
group by kenteken_nl(w.kenteken)
