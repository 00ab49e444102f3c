-- doel: ggm_rsgb_referentielijsten.autoriteitafgiftenederlandsreisdocument
-- bron: reisdocumenten
-- beschrijving: De burgemeesters die documenten uitgaven: B met de code van de gemeente uit landelijke
--   tabel 33, en de geldigheid van die gemeente. Andere autoriteiten staan alleen bij het document.
select
    min(r._rij)                                  as dwh_bronrij,
    sleutel('autoriteit', 'B' || g.code)         as autoriteitafgiftenederlandsreisdocument_id,
    'B' || g.code                                as code,
    'Burgemeester van ' || min(g.omschrijving)   as omschrijving,
    min(g.geldig_vanaf)                          as datumbegingeldigheidautoriteitvanafgifte,
    max(g.geldig_tot)                            as datumeindegeldigheidautoriteitvanafgifte
from bron.reisdocumenten_reisdocument as r
join referentie.gemeente as g on 'B' || g.code = upper(trim(r.autoriteit))
group by g.code
