-- doel: ggm_rgbz.zaaktype
-- bron: zaken_zgw
-- beschrijving: De zaaktypen uit de catalogus, elke versie apart: een zaak wijst naar de versie
--   waarmee zij begon. Een termijn in maanden of jaren is geen vast aantal dagen; die staat in uitval.
select
    z._rij                              as dwh_bronrij,
    sleutel('zaaktype', z.url)          as zaaktype_id,
    z.omschrijving                      as zaaktypeomschrijving,
    z.omschrijving_generiek             as zaaktypeomschrijvinggeneriek,
    array_to_string(json_teksten(z.trefwoorden), ', ')
                                        as trefwoord,
    iso_duur_in_dagen(z.doorlooptijd)   as doorlooptijdbehandeling,
    iso_duur_in_dagen(z.servicenorm)    as servicenormbehandeling,
    z.vertrouwelijkheidaanduiding       as vertrouwelijkaanduiding,
    case janee(z.publicatie_indicatie)
        when 'true' then 'J' when 'false' then 'N' else z.publicatie_indicatie
    end                                 as indicatiepublicatie,
    z.publicatietekst                   as publicatietekst,
    z.indicatie_intern_of_extern        as zaakcategorie,
    z.begin_geldigheid                  as datumbegingeldigheidzaaktype,
    z.einde_geldigheid                  as datumeindegeldigheidzaaktype,
    case when coalesce(trim(z.url), '') = ''
         then 'De url ontbreekt: zonder url kan geen zaak naar dit zaaktype wijzen.'
    end                                 as _reden
from bron.zaken_zgw_zaaktype as z
