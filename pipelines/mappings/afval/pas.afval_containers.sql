-- doel: ggm_afval.pas
-- bron: afval_containers
-- beschrijving: De passen waarmee is gestort, met het adres waarbij zij horen. Heeft een pas twee
--   adressen, dan blijven ze naast elkaar staan en vindt een regel ze.
select
    min(s._rij)                                as dwh_bronrij,
    sleutel('afvalpas', s.pasnummer)           as pas_id,
    s.pasnummer                                as pasnummer,
    s.adres_pas                                as adresaanduiding
from bron.afval_containers_storting as s
where coalesce(trim(s.pasnummer), '') <> ''
group by s.pasnummer, s.adres_pas
