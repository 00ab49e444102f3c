-- doel: ggm_rgbz.klantcontact
-- bron: klantcontacten
-- beschrijving: Elk contact, met de kanalen van het GGM. Chat, e-mail, contactformulier en sociale
--   media zijn internet. De klant heeft dezelfde sleutel als de persoon in de BRP.
select
    c._rij                                                  as dwh_bronrij,
    sleutel('klantcontact', c.nummer)                       as klantcontact_id,
    c.begin                                                 as starttijd,
    c.einde                                                 as eindtijd,
    c.totaal                                                as tijdsduur,
    c.wachttijd                                             as wachttijdtotaal,
    case lower(trim(c.kanaal))
        when 'telefoon' then 'telefonisch'
        when 'chat' then 'internet' when 'e-mail' then 'internet'
        when 'contactformulier' then 'internet' when 'social media' then 'internet'
        when 'balie' then 'balie' when 'brief' then 'brief' when 'zuil' then 'selfserviceloket'
        else c.kanaal
    end                                                     as kanaal,
    c.inhoud                                                as notitie,
    sleutel2('zaak', c.zaak_bronorganisatie, c.zaaknummer)  as heeft_betrekking_op_zaak_id,
    sleutel('persoon', c.burgerservicenummer)               as heeft_klantcontacten_betrokkene_id,
    sleutel('telefoononderwerp', lower(c.onderwerp))        as heeft_telefoononderwerp_id,
    sleutel('medewerker', c.medewerker)                     as is_gevoerd_door_medewerker_id,
    case when coalesce(c.totaal, c.wachttijd, c.spreektijd) is not null
         then sleutel('telefoontje', c.nummer) end          as mondt_uit_in_telefoontje_id,
    case when coalesce(trim(c.nummer), '') = ''
         then 'Nummer ontbreekt: dit contact is niet te herkennen.'
    end                                                     as _reden
from bron.klantcontacten_contact as c
