using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Zhaoqing.GovServices.Catalogue;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Materials;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class AskedMaterialsTests
{
    private static readonly MaterialCode[] Codes = [Form, Proof, Extra, Later, Foreign];
    private static readonly LegalGround Ground = LegalGround.OfLaw("示例法", "第一条", "示例");

    private static readonly Gen<HeldMaterial> Held =
        from code in Gen.Elements(Codes)
        from form in Gen.Elements(Enum.GetValues<HeldForm>())
        from isDue in Gen.Elements(true, false)
        select new HeldMaterial(code, form, isDue);

    private static readonly Gen<MaterialSubstitute> Substitutes =
        from code in Gen.Elements(Codes)
        from kind in Gen.Elements(Enum.GetValues<SubstituteKind>())
        select new MaterialSubstitute(code, kind, "示例来源", Ground);

    private static readonly Arbitrary<Facts> AllFacts =
        (from held in Held.ListOf()
         from substitutes in Substitutes.ListOf()
         from originals in Gen.SubListOf(Codes)
         from situation in Gen.SubListOf(Codes)
         select new Facts([.. held], [.. substitutes], [.. originals], [.. situation])).ToArbitrary();

    [Property]
    public Property Every_material_of_the_list_is_asked_or_left_out_with_its_reason_and_no_other() => Prop.ForAll(AllFacts, facts =>
    {
        var (asked, leftOut) = facts.Worked();
        return asked.Select(material => material.Material).Concat(leftOut.Select(material => material.Material)).Order(Order)
            .SequenceEqual(Terms.Materials.Select(term => term.Code).Order(Order));
    });

    [Property]
    [Clause("REG-4.4")]
    public Property It_is_the_list_less_held_less_stood_in_for_less_other_situations() => Prop.ForAll(AllFacts, facts =>
        facts.Worked().Asked.Select(material => material.Material).SequenceEqual(Terms.Materials.Where(facts.IsAskedBySlowRule).Select(term => term.Code)));

    [Property]
    public Property More_facts_never_ask_for_more() => Prop.ForAll(AllFacts, Held.ToArbitrary(), Substitutes.ToArbitrary(), (facts, held, substitute) =>
        (facts with { Held = facts.Held.Add(held), Substitutes = facts.Substitutes.Add(substitute) }).Worked().Asked.All(material => facts.Worked().Asked.Any(before => before.Material == material.Material)));

    [Fact]
    [Clause("REG-4.4")]
    public void What_came_online_in_due_form_is_not_asked_for_on_paper()
    {
        var asked = AskedMaterials.Of(Terms, [new HeldMaterial(Form, HeldForm.Electronic, InDueForm: true)], [], originals: new HashSet<MaterialCode> { Form });
        Assert.DoesNotContain(asked.Asked, material => material.Material == Form);
        var reason = asked.LeftOut.Single(material => material.Material == Form);
        Assert.Equal((LeftOutBecause.HeldAlready, "REG-4.4"), (reason.Because, reason.Ground.Clause.ToString()));
    }

    [Fact]
    public void A_copy_does_not_replace_the_original_but_then_it_need_only_be_shown()
    {
        var originals = new HashSet<MaterialCode> { Proof };
        var asked = AskedMaterials.Of(Terms, [new HeldMaterial(Proof, HeldForm.Copy, InDueForm: true)], [], originals).Asked;
        Assert.True(asked.Single(material => material.Material == Proof).OriginalToShow);
        Assert.False(asked.Single(material => material.Material == Form).OriginalToShow);
        Assert.DoesNotContain(AskedMaterials.Of(Terms, [new HeldMaterial(Proof, HeldForm.Original, InDueForm: true)], [], originals).Asked, material => material.Material == Proof);
    }

    [Fact]
    public void Of_several_substitutes_the_licence_counts_before_the_commitment()
    {
        var leftOut = AskedMaterials.Of(Terms, [], [new(Form, SubstituteKind.Commitment, "承诺", Ground), new(Form, SubstituteKind.Licence, "营业执照", Ground)]).LeftOut;
        Assert.Equal((LeftOutBecause.ByLicence, "营业执照"), (leftOut[0].Because, leftOut[0].Source));
    }

    private static readonly Comparer<MaterialCode> Order = Comparer<MaterialCode>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    private sealed record Facts(ImmutableArray<HeldMaterial> Held, ImmutableArray<MaterialSubstitute> Substitutes, ImmutableHashSet<MaterialCode> Originals, ImmutableHashSet<MaterialCode> Situation)
    {
        public AskedMaterials Worked() => AskedMaterials.Of(Terms, Held, Substitutes, Originals, Situation);

        public bool IsAskedBySlowRule(TermMaterial term)
        {
            foreach (var held in Held)
            {
                if (held.Material != term.Code || !held.InDueForm) continue;
                if (!Originals.Contains(term.Code) || held.Form is HeldForm.Original or HeldForm.Electronic) return false;
            }

            foreach (var substitute in Substitutes)
            {
                if (substitute.Material == term.Code) return false;
            }

            return term.Necessity is not Necessity.Optional || Situation.Contains(term.Code);
        }
    }
}
