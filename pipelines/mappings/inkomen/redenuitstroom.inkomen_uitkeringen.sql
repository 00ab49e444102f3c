-- doel: ggm_inkomen.redenuitstroom
-- bron: inkomen_uitkeringen
-- beschrijving: Waarom een uitkering eindigde.
select
    _rij                                                       as dwh_bronrij,
    sleutel2('redenuitstroom', dossiernummer, reden_uitstroom) as redenuitstroom_id,
    reden_uitstroom                                            as redenuitstroomcode,
    sleutel('inkomensvoorziening', dossiernummer)              as redenuitstroom_inkomensvoorziening_id
from bron.inkomen_uitkeringen_voorziening
where reden_uitstroom <> '' and dossiernummer <> ''
