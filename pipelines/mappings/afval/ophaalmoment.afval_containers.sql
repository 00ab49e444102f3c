-- doel: ggm_afval.ophaalmoment
-- bron: afval_containers
-- beschrijving: Elke keer dat een container is geleegd, met het gewicht dat de wagen erbij kreeg (kg).
select
    w._rij                                     as dwh_bronrij,
    sleutel('afvalweging', w.weging_id)        as ophaalmoment_id,
    w.netto_gewicht                            as gewichtstoename,
    w.datum_weging || ' ' || w.tijdstip_weging as tijdstip,
    sleutel('afvalcontainer', w.container)     as gelost_container_id,
    sleutel('afvallocatie', w.locatienummer)   as gestopt_op_locatie_id,
    sleutel('afvalrit', w.ritcode)             as heeft_rit_id,
    case when coalesce(trim(w.weging_id), '') = ''
         then 'Nummer ontbreekt: zonder nummer is deze weging niet te herkennen.'
    end                                        as _reden
from bron.afval_containers_weging as w
