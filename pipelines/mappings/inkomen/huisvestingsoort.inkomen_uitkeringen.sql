-- doel: ggm_inkomen.huisvestingsoort
-- bron: inkomen_uitkeringen
-- beschrijving: Hoe iemand met een uitkering woont.
select
    _rij                                                     as dwh_bronrij,
    sleutel2('huisvestingsoort', dossiernummer, huisvesting) as huisvestingsoort_id,
    huisvesting                                              as soorthuisvestingcode,
    sleutel('inkomensvoorziening', dossiernummer)            as soorthuisvesting_inkomensvoorziening_id
from bron.inkomen_uitkeringen_voorziening
where huisvesting <> '' and dossiernummer <> ''
