-- doel: ggm_dienstverlening.telefoontje
-- bron: klantcontacten
-- beschrijving: De gesprekken van de telefooncentrale, met de tijden in seconden.
select
    c._rij                                           as dwh_bronrij,
    sleutel('telefoontje', c.nummer)                 as telefoontje_id,
    c.begin                                          as starttijd,
    c.einde                                          as eindtijd,
    c.totaal                                         as totaletijdsduur,
    c.wachttijd                                      as totalewachttijd,
    c.spreektijd                                     as totalespreektijd,
    c.nawerktijd                                     as afhandeltijdnagesprek,
    sleutel('telefoononderwerp', lower(c.onderwerp)) as heeft_telefoononderwerp_id
from bron.klantcontacten_contact as c
where coalesce(c.totaal, c.wachttijd, c.spreektijd) is not null and coalesce(trim(c.nummer), '') <> ''
