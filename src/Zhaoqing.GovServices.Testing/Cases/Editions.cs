using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Testing;

/// <summary>Invented editions of a catalogue, each with one matter, <c>test-matter</c>.</summary>
public static class Editions
{
    /// <summary>The code of the one matter.</summary>
    public static MatterCode Matter { get; } = MatterCode.Parse("test-matter");

    /// <summary>Editions in force from 2020 on: one to six materials of any necessity, with or without limits of 1 to 45 days for the decision.</summary>
    /// <param name="division">The division that the matter serves.</param>
    public static Gen<CatalogueEdition> For(DivisionCode division) =>
        from necessities in Gen.NonEmptyListOf(Gen.Elements(Enum.GetValues<Necessity>())).Resize(6)
        from days in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(1, 45).Select(count => (int?)count))
        from delivers in Gen.Elements(true, false)
        select new CatalogueEdition("test-edition", Instant.FromUtc(2020, 1, 1, 0, 0), [MatterOf(division, [.. necessities], days, delivers)]);

    /// <summary>Settings of such editions, with an appraisal of five working days as a special step.</summary>
    /// <param name="division">The division.</param>
    public static Gen<CaseSetting> Settings(DivisionCode division) => For(division).Select(edition => new CaseSetting(edition, Matter, division)
    {
        SpecialSteps = new SpecialStepList(SpecialStep.Of("appraisal", SpecialStepKind.Appraisal, "鉴定", Limit.WorkingDays(5), SpecialStep.LicensingArticle45).AsT1),
    });

    private static Matter MatterOf(DivisionCode division, ImmutableArray<Necessity> necessities, int? days, bool delivers) => new(
        Matter,
        "示例许可",
        MatterKind.Licence,
        "示例部门",
        new UnifiedPart
        {
            Materials = [.. necessities.Select((necessity, place) => new ListMaterial(MaterialCode.Parse($"test-{place + 1}"), $"示例材料{place + 1}", necessity))],
            DecisionLimit = days is { } count ? new DecisionLimit(Limit.WorkingDays(count), LimitStart.Acceptance, LegalLimits.LicensingDecision.Ground) : null,
            DeliveryLimit = delivers ? LegalLimits.LicensingDelivery : null,
        },
        new DecidingUnit(division, new Authority("示例审批局(虚构)", Code: null)));
}
