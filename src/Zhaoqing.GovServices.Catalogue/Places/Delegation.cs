using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Matters that an authority lets a place below it take (事项下沉).</summary>
/// <remarks>Immutable. Only the deciding authority of a matter can delegate it, so a delegation is never passed on.</remarks>
[Clause("CON-5.5")]
public sealed record Delegation
{
    private Delegation(DecidingUnit from, ServicePlace place, DelegationForm form, DelegationTerms terms)
    {
        From = from;
        Place = place.Id;
        Form = form;
        Terms = terms;
        Validity = terms.Validity;
    }

    /// <summary>The authority that delegates.</summary>
    public DecidingUnit From { get; }

    /// <summary>The identifier of the place that takes.</summary>
    public string Place { get; }

    /// <summary>The form.</summary>
    public DelegationForm Form { get; }

    /// <summary>What the document says.</summary>
    public DelegationTerms Terms { get; }

    /// <summary>When it holds.</summary>
    public Validity Validity { get; private init; }

    /// <summary>A delegation from data that may be wrong.</summary>
    /// <param name="edition">The edition that tells who decides.</param>
    /// <param name="from">The authority that delegates.</param>
    /// <param name="place">The place that takes.</param>
    /// <param name="form">The form.</param>
    /// <param name="terms">What the document says.</param>
    /// <param name="fields">The list of fields (领域); the plan's four where none is given.</param>
    /// <returns>
    /// The delegation; refused with <c>catalogue.no-matters</c>, <c>delegation-without-document</c>, <c>period-backward</c>, <c>delegation-field-unknown</c>,
    /// <c>delegation-without-law</c> for authorised handling without an article, <c>delegation-not-down</c>, or <c>delegation-passed-on</c> where
    /// <paramref name="from"/> is not the deciding authority; and as <see cref="CatalogueEdition.ListFor"/> refuses.
    /// </returns>
    public static OneOf<Refusal, Delegation> Of(
        CatalogueEdition edition, DecidingUnit from, ServicePlace place, DelegationForm form, DelegationTerms terms, params ImmutableArray<string> fields)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(terms);
        if (!Enum.IsDefined(form)) throw new ArgumentException("There is no such form.", nameof(form));
        if (terms.Matters.IsEmpty) return PlaceRefusals.WithoutMatters(delegation: true);
        if (string.IsNullOrWhiteSpace(terms.Document)) return PlaceRefusals.WithoutDocument();
        if (terms.Validity.LastDay < terms.Validity.FirstDay) return PlaceRefusals.DelegationPeriod();
        var known = fields.IsDefaultOrEmpty ? DelegationForms.Fields : fields;
        if (!known.Contains(terms.Field, StringComparer.Ordinal)) return PlaceRefusals.FieldUnknown(terms.Field);
        if (form == DelegationForm.AuthorisedHandling && (terms.Permission?.Law is null || string.IsNullOrWhiteSpace(terms.Permission.Article))) return PlaceRefusals.WithoutLaw();
        if (from.Division == place.Division || !from.Division.Contains(place.Division)) return PlaceRefusals.NotDown();
        foreach (var matter in terms.Matters)
        {
            if (edition.ListFor(matter, place.Division).TryPickT0(out var refusal, out var list)) return refusal.OnField($"matters[{matter}]", "不能下沉。");
            if (list.Division != from.Division || list.Authority != from.Authority) return PlaceRefusals.PassedOn(matter);
        }

        return new Delegation(from, place, form, terms);
    }

    /// <summary>The same delegation, revoked (撤销) from an instant on.</summary>
    public Delegation Revoke(Instant at) => this with { Validity = Validity with { RevokedAt = at } };

    /// <summary>Whether the place may do something with an application.</summary>
    /// <returns>The delegation by which it may; refused with <c>catalogue.delegation-none</c>, <c>delegation-agency-only</c> or <c>delegation-receive-only</c>.</returns>
    public OneOf<Refusal, Delegation> Check(DelegatedAct act, MatterCode matter, Instant at)
    {
        if (!Enum.IsDefined(act)) throw new ArgumentOutOfRangeException(nameof(act), act, "There is no such act.");
        if (!Terms.Matters.Contains(matter) || !Validity.Holds(at)) return PlaceRefusals.NotDelegated();
        if ((int)act <= (int)Form) return this;
        return act == DelegatedAct.Accept ? PlaceRefusals.AgencyOnly() : PlaceRefusals.ReceiveOnly(Form);
    }
}

/// <summary>What the document of a delegation says (委托书、授权书).</summary>
/// <param name="Matters">The matters.</param>
/// <param name="Field">Their field (领域), a name of the list of fields.</param>
/// <param name="Document">The document with its number.</param>
/// <param name="Validity">When it holds.</param>
public sealed record DelegationTerms(ImmutableArray<MatterCode> Matters, string Field, string Document, Validity Validity)
{
    /// <summary>The article that lets the place decide; needed for authorised handling.</summary>
    public LegalGround? Permission { get; init; }
}
