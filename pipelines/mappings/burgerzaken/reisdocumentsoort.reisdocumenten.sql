-- doel: ggm_rsgb_referentielijsten.reisdocumentsoort
-- bron: reisdocumenten
-- beschrijving: De soorten reisdocument die voorkomen, met naam en geldigheid uit landelijke tabel 48.
--   Een code die niet in die tabel staat, krijgt geen rij; een regel meldt het document.
select
    min(r._rij)                          as dwh_bronrij,
    sleutel('reisdocumentsoort', s.code) as reisdocumentsoort_id,
    s.code                               as reisdocumentcode,
    s.omschrijving                       as reisdocumentomschrijving,
    s.geldig_vanaf                       as datumbegingeldigheidreisdocumentsoort,
    s.geldig_tot                         as datumeindegeldigheidreisdocumentsoort
from bron.reisdocumenten_reisdocument as r
join referentie.reisdocument as s on s.code = upper(trim(r.soort))
group by s.code, s.omschrijving, s.geldig_vanaf, s.geldig_tot
