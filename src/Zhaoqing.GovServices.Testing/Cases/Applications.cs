using FsCheck;
using FsCheck.Fluent;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Testing;

/// <summary>Applications (申请) by an invented person.</summary>
public static class Applications
{
    /// <summary>Applications for a setting: any channel, none, some or all of the materials, on paper or electronic.</summary>
    /// <param name="setting">The matter and the division.</param>
    /// <exception cref="ArgumentException">The edition does not serve the matter there.</exception>
    public static Gen<Application> For(CaseSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var terms = setting.Terms().Match(refusal => throw new ArgumentException(refusal.Message, nameof(setting)), terms => terms);
        return from channel in Gen.Elements(Enum.GetValues<Channel>())
               from some in Gen.Frequency((2, Gen.SubListOf(terms.Materials.AsEnumerable()).Select(list => list.ToArray())), (1, Gen.Constant(terms.Materials.ToArray())))
               from form in Gen.Elements(Enum.GetValues<MaterialForm>())
               select new Application(setting.Matter, setting.Division, channel, CaseCast.Person, [.. some.Select(term => new SuppliedMaterial(term.Code, form))]);
    }

    /// <summary>Case numbers of a day.</summary>
    /// <param name="day">The day in China.</param>
    public static Gen<CaseNumber> Numbers(NodaTime.LocalDate day) =>
        Gen.ArrayOf(Gen.Choose(0, 255).Select(number => (byte)number), CaseNumber.RandomBytes).Select(random => CaseNumber.Create(day, random));
}
