using System.Collections.Immutable;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A theme put together for one applicant from an edition: one notice, one form, one set of materials, one intake (一次告知、一表申请、一套材料、一窗受理).</summary>
/// <remarks>Immutable.</remarks>
[Clause("CON-1.1")]
public sealed partial class ComposedTheme
{
    private readonly CatalogueEdition _edition;

    private ComposedTheme(ThemeChoice choice, CatalogueEdition edition, ImmutableArray<Matter> matters)
    {
        _edition = edition;
        Choice = choice;
        Matters = matters;
        Fields = FieldsOf(choice);
        Materials = ComposedMaterial.Merge([.. choice.Members.Zip(matters).SelectMany(pair => UsesOf(pair.First, pair.Second))]);
    }

    /// <summary>The chosen members.</summary>
    public ThemeChoice Choice { get; }

    /// <summary>Their matters, in the same order.</summary>
    public ImmutableArray<Matter> Matters { get; }

    /// <summary>The form: the union of the members' fields, each asked once.</summary>
    public ImmutableArray<ComposedField> Fields { get; }

    /// <summary>The materials: the union of the members', each once, without what a member before passes inside.</summary>
    public ImmutableArray<ComposedMaterial> Materials { get; }

    /// <summary>Whether one can apply: every member can be applied for.</summary>
    public bool CanApply => Matters.All(matter => matter.CanApply);

    /// <summary>The one notice (一次告知) of all members.</summary>
    public ThemeNotice Notice => new(this);

    /// <summary>Puts the chosen members together from an edition.</summary>
    /// <returns>
    /// The theme; refused with <c>catalogue.matter-unknown</c> where the edition lacks a member,
    /// <c>catalogue.theme-material-unknown</c> where the theme speaks of a material that the member's list does not have.
    /// </returns>
    public static OneOf<Refusal, ComposedTheme> Of(ThemeChoice choice, CatalogueEdition edition)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(edition);
        var matters = ImmutableArray.CreateBuilder<Matter>(choice.Members.Length);
        foreach (var member in choice.Members)
        {
            if (edition.Find(member.Matter) is not { } matter) return ThemeRefusals.MatterUnknown(member.Matter);
            foreach (var code in member.Copies.Keys.Concat(member.PassedInside.Keys))
            {
                if (!matter.Unified.Materials.Any(material => material.Code == code)) return ThemeRefusals.MaterialUnknown(member.Matter, code);
            }

            matters.Add(matter);
        }

        return new ComposedTheme(choice, edition, matters.MoveToImmutable());
    }

    /// <summary>The lists by which one intake (一窗受理) in a division opens the members, in their order.</summary>
    /// <returns>All of them; refused as <see cref="CatalogueEdition.ListFor"/> refuses the first that cannot be applied for, which is named.</returns>
    public OneOf<Refusal, ImmutableArray<MatterList>> Lists(DivisionCode division)
    {
        var lists = ImmutableArray.CreateBuilder<MatterList>(Matters.Length);
        foreach (var matter in Matters)
        {
            if (_edition.ListFor(matter.Code, division).TryPickT0(out var refusal, out var list)) return refusal.OnField($"members[{matter.Code}]", "该事项目前不能在此一并受理。");
            lists.Add(list);
        }

        return lists.MoveToImmutable();
    }

    private static ImmutableArray<ComposedField> FieldsOf(ThemeChoice choice) =>
    [
        .. choice.Members.SelectMany(member => member.Fields, (member, field) => (member.Matter, Field: field))
            .GroupBy(use => use.Field.Key, StringComparer.Ordinal)
            .Select(uses => new ComposedField(uses.First().Field with { IsRequired = uses.Any(use => use.Field.IsRequired) }, [.. uses.Select(use => use.Matter)])),
    ];

    private IEnumerable<MaterialUse> UsesOf(ThemeMember member, Matter matter) => matter.Unified.Materials
        .Where(material => !member.PassedInside.TryGetValue(material.Code, out var from) || !Choice.IsChosen(from))
        .Select(material => new MaterialUse(member.Matter, material, member.Copies.GetValueOrDefault(material.Code, 1)));
}
