-- doel: ggm_afval.storting
-- bron: afval_containers
-- beschrijving: Wat bezoekers op de milieustraat hebben gestort, in kilo's.
select
    s._rij                                     as dwh_bronrij,
    sleutel('storting', s.storting_id)         as storting_id,
    s.datumtijd                                as datumtijd,
    s.gewicht                                  as gewicht,
    sleutel('milieustraat', s.milieustraat)    as bij_milieustraat_id,
    sleutel('afvalpas', s.pasnummer)           as uitgevoerde_storting_pas_id,
    case when coalesce(trim(s.storting_id), '') = ''
         then 'Nummer ontbreekt: zonder nummer is deze storting niet te herkennen.'
    end                                        as _reden
from bron.afval_containers_storting as s
