-- doel: ggm_afval.rit
-- bron: afval_containers
-- beschrijving: De ritten waarin containers zijn geleegd, van de eerste tot de laatste weging.
select
    min(w._rij)                                      as dwh_bronrij,
    sleutel('afvalrit', w.ritcode)                   as rit_id,
    w.ritcode                                        as ritcode,
    min(try_cast(w.datum_weging || ' ' || w.tijdstip_weging as timestamp))::varchar
                                                     as starttijd,
    max(try_cast(w.datum_weging || ' ' || w.tijdstip_weging as timestamp))::varchar
                                                     as eindtijd,
    sleutel('vuilniswagen', kenteken_nl(w.kenteken)) as uitgevoerd_met_vuilniswagen_id
from bron.afval_containers_weging as w
where coalesce(trim(w.ritcode), '') <> ''
group by w.ritcode, kenteken_nl(w.kenteken)
