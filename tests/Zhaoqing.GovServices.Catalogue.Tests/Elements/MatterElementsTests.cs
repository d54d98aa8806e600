using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Zhaoqing.GovServices.Catalogue.Tests.Elements.Filled;

namespace Zhaoqing.GovServices.Catalogue.Tests.Elements;

/// <summary>An edit of any element, right or not, by somebody of the city or of a county.</summary>
public sealed record AnyEdit(ElementEdit Edit, CatalogueEditor By, ChangeCause Cause);

public static class EditArbitraries
{
    public static Arbitrary<AnyEdit> AnyEdit() =>
        (from element in Gen.Elements(ElementSet.Shipped.Elements.ToArray())
         from value in Gen.Elements<string?>(null, "", "无", "/", "新值", "1")
         from division in Gen.Elements<DivisionCode?>(null, Duanzhou, Dinghu, City)
         from material in Gen.Elements<int?>(null, null, 0, 1, -1)
         from editor in Gen.Elements(CityDepartment, DuanzhouDepartment, DuanzhouDepartment with { Level = Dinghu })
         from cause in Gen.Elements(Enum.GetValues<ChangeCause>())
         select new AnyEdit(new ElementEdit(element.Id, value, division, material), editor, cause)).ToArbitrary();
}

[Properties(Arbitrary = [typeof(EditArbitraries)], MaxTest = 300, QuietOnSuccess = true)]
public class MatterElementsTests
{
    private static readonly MatterElements Two = new(
        MatterCode.Parse("440199806003"), new ElementOrigin("省政务服务事项管理系统", "2026-05"), UnifiedPart(), (Dinghu, LocalPart()), (Duanzhou, LocalPart()));

    [Property]
    [Clause("GOAL-1.7")]
    [Clause("STD-4.1")]
    public void Whatever_is_edited_all_lists_share_one_unified_part(AnyEdit[] edits)
    {
        var matter = Two;
        foreach (var (edit, by, cause) in edits) matter = matter.Edit([edit], by, cause).Match(_ => matter, edited => edited);
        Assert.All(matter.Lists, list => Assert.Same(matter.Unified, list.Unified));
        Assert.Single(matter.Lists.Select(list => list.Unified.Digest()).Distinct());
        foreach (var element in Set.Elements.Where(element => !element.IsPerMaterial))
        {
            if (element.Owner == ElementOwner.Unified) Assert.Equal(matter.Lists[0][element.Id], matter.Lists[1][element.Id]);
            else Assert.Equal(matter.Lists[0].Local[element.Id], matter.Lists[0][element.Id]);
        }
    }

    [Property]
    [Clause("STD-4.1")]
    public void An_edit_changes_the_one_value_that_its_owner_may_change_and_nothing_else(AnyEdit any)
    {
        var (edit, by, cause) = any;
        var element = Set.Find(edit.Element)!;
        bool mayUnified = element.Owner == ElementOwner.Unified && edit.Division is null && by.Level == City && (!element.IsInherited || cause == ChangeCause.SuperiorListUpdated)
            && (element.IsPerMaterial ? edit.Material == 0 : edit.Material is null);
        bool mayLocal = element.Owner == ElementOwner.Local && edit.Division == by.Level && by.Level != City && edit.Material is null;
        Assert.Equal(mayUnified || mayLocal, Two.Edit([edit], by, cause).TryPickT1(out var edited, out var refusal));
        if (edited is null)
        {
            Assert.Contains(refusal.Code, (string[])["catalogue.unified-element", "catalogue.inherited-element", "catalogue.element-not-yours", "catalogue.element-edit-place"]);
            return;
        }

        var before = Values(Two);
        var after = Values(edited);
        var changed = before.Keys.Where(key => before[key] != after[key]).ToArray();
        Assert.True(changed.Length <= 1 && changed.All(key => key.EndsWith(edit.Element.ToString(), StringComparison.Ordinal)));
        Assert.Equal(edit.Value, mayLocal ? edited.Lists.Single(list => list.Division == edit.Division)[edit.Element] : element.IsPerMaterial ? edited.Unified.Materials[0][edit.Element] : edited.Unified[edit.Element]);
    }

    [Fact]
    [Clause("STD-4.1")]
    public void Example_9_a_county_does_not_change_the_conditions_and_is_told_to_whom_to_propose()
    {
        var refusal = Two.Edit([new ElementEdit(Id("U043"), "另有条件", Duanzhou)], DuanzhouDepartment, ChangeCause.FunctionsAdjusted).AsT0;
        Assert.Equal(("catalogue.unified-element", "STD-4.1", "U043"), (refusal.Code, refusal.Basis[0].Clause.ToString(), refusal.Fields[0].Field));
        Assert.Contains("肇庆市某局", refusal.Message);
        Assert.Equal("catalogue.unified-element", Two.Edit([new ElementEdit(Id("U043"), "另有条件")], DuanzhouDepartment, ChangeCause.FunctionsAdjusted).AsT0.Code);
    }

    [Fact]
    [Clause("STD-1.1")]
    public void What_the_provincial_system_masters_moves_with_its_edition_alone()
    {
        ImmutableArray<ElementEdit> rename = [new ElementEdit(Id("U001"), "新名称")];
        foreach (var cause in Enum.GetValues<ChangeCause>())
            Assert.Equal(cause == ChangeCause.SuperiorListUpdated, Two.Edit(rename, CityDepartment, cause).IsT1);
        var refusal = Two.Edit(rename, CityDepartment, ChangeCause.ErrorCorrected).AsT0;
        Assert.Equal(("catalogue.inherited-element", "STD-1.1"), (refusal.Code, refusal.Basis[0].Clause.ToString()));
        Assert.Contains("省政务服务事项管理系统(2026-05)", refusal.Message);
        var ownMatter = new MatterElements(Two.Matter, origin: null, Two.Unified);
        Assert.Equal("新名称", ownMatter.Edit(rename, CityDepartment, ChangeCause.ErrorCorrected).AsT1.Unified[Id("U001")]);
    }

    [Fact]
    public void Edits_are_all_made_or_none()
    {
        ElementEdit good = new(Id("L28"), "0758-0000009", Duanzhou), bad = new(Id("X1"), "1", Duanzhou);
        Assert.Equal("catalogue.element-unknown", Two.Edit([good, bad], DuanzhouDepartment, ChangeCause.ErrorCorrected).AsT0.Code);
        Assert.Equal("0758-0000001", Two.Lists[0][Id("L28")]);
    }

    [Property]
    public void A_digest_is_of_the_values_and_not_of_the_order_in_which_they_came(int seed)
    {
        var pairs = Pairs(Local()).ToArray();
        new Random(seed).Shuffle(pairs);
        Assert.Equal(LocalPart().Digest(), ElementPart.Local(Set, pairs).Digest());
        Assert.NotEqual(LocalPart().Digest(), LocalPart(Local().With("L28", "0758-0000009")).Digest());
    }

    [Fact]
    public void A_part_takes_its_own_elements_once()
    {
        Assert.Throws<ArgumentException>(() => ElementPart.Local(Set, (Id("U001"), "x")));
        Assert.Throws<ArgumentException>(() => ElementPart.Local(Set, (Id("L28"), "x"), (Id("L28"), "x")));
        Assert.Throws<ArgumentException>(() => ElementPart.Unified(Set, [(Id("U068"), "x")]));
        Assert.Throws<ArgumentException>(() => MaterialValues.Of(Set, (Id("U001"), "x")));
        Assert.Throws<ArgumentException>(() => LocalPart()[Id("U001")]);
        Assert.Throws<ArgumentException>(() => new MatterElements(Two.Matter, origin: null, LocalPart()));
        Assert.Throws<ArgumentException>(() => new MatterElements(Two.Matter, origin: null, UnifiedPart(), (City, UnifiedPart())));
        Assert.Throws<ArgumentException>(() => new MatterElements(Two.Matter, origin: null, UnifiedPart(), (City, LocalPart()), (City, LocalPart())));
    }

    [Fact]
    public void A_hundred_thousand_lists_cost_one_reference_an_element()
    {
        const int Count = 1000;
        var (one, element) = (LocalPart(), Set.Find(Id("L28"))!);
        var lists = new ElementPart[Count];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++) lists[i] = one.With(element, "0758-0000009");
        long each = (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
        Assert.InRange(each, Set.LocalCount * 8, (Set.LocalCount * 8) + 96);
        GC.KeepAlive(lists);
    }

    private static Dictionary<string, string?> Values(MatterElements matter)
    {
        var values = new Dictionary<string, string?>();
        foreach (var element in Set.Elements)
        {
            if (element.IsPerMaterial) values[$"material {element.Id}"] = matter.Unified.Materials[0][element.Id];
            else if (element.Owner == ElementOwner.Unified) values[$"unified {element.Id}"] = matter.Unified[element.Id];
            else foreach (var list in matter.Lists) values[$"{list.Division} {element.Id}"] = list.Local[element.Id];
        }

        return values;
    }
}
