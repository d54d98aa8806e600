using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What a review finds in the elements of changed matters: values that somebody else owns, and errors.</summary>
internal static class ElementReview
{
    private const int MostFields = 20;

    public static Refusal? FaultOf(ImmutableArray<Matter> matters, CatalogueChange change)
    {
        var before = matters.ToDictionary(matter => matter.Code, matter => matter.Elements);
        foreach (var edit in change.Edits)
        {
            var was = before.GetValueOrDefault(edit.Code);
            if (OwnerFault(was, edit.After?.Elements, change) is { } fault) return fault;
            if (edit.After?.Elements is not { } elements) continue;
            var errors = new ElementValidator(elements.Unified.Set).Validate(elements).Where(finding => finding.Severity == FindingSeverity.Error).ToArray();
            if (errors.Length > 0) return Incomplete(errors);
        }

        return null;
    }

    private static Refusal? OwnerFault(MatterElements? was, MatterElements? now, CatalogueChange change)
    {
        bool isCity = change.ProposedBy.Level.Level <= DivisionLevel.Prefecture;
        if (was is null || now is null) return isCity || (was is null && now is null) ? null : ElementRefusals.UnifiedPart();
        bool isOtherWhole = !ReferenceEquals(was.Unified.Set, now.Unified.Set) || was.Unified.Materials.Length != now.Unified.Materials.Length || was.Origin != now.Origin;
        if (isOtherWhole && !isCity) return ElementRefusals.UnifiedPart();
        return ReferenceEquals(was.Unified.Set, now.Unified.Set)
            ? was.Edit([.. ElementDifferences.Between(was, now).Select(one => one.Edit)], change.ProposedBy, change.Cause).Match<Refusal?>(refusal => refusal, _ => null)
            : null;
    }

    private static Refusal Incomplete(ElementFinding[] errors) => errors.Take(MostFields).Aggregate(
        new Refusal("catalogue.elements-incomplete", $"要素有{errors.Length}处缺失或不符,请先更正。", LegalGround.OfClause("STD-4.3")),
        (refusal, finding) => refusal.OnField(finding.Division is { } division ? $"{finding.Matter} {division} {finding.Element}" : $"{finding.Matter} {finding.Element}", finding.Message));
}
