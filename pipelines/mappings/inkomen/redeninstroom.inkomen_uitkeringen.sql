-- doel: ggm_inkomen.redeninstroom
-- bron: inkomen_uitkeringen
-- beschrijving: Waarom een uitkering begon.
select
    _rij                                                     as dwh_bronrij,
    sleutel2('redeninstroom', dossiernummer, reden_instroom) as redeninstroom_id,
    reden_instroom                                           as redeninstroomcode,
    sleutel('inkomensvoorziening', dossiernummer)            as redeninstroom_inkomensvoorziening_id
from bron.inkomen_uitkeringen_voorziening
where reden_instroom <> '' and dossiernummer <> ''
