using System.Collections.Immutable;
using Zhaoqing.GovServices.CrossRegion;

namespace Zhaoqing.GovServices.CrossRegionCities;

/// <summary>A city with a platform of its own.</summary>
public sealed record City
{
    private City(string code, string name, int number) => (Code, Name, Number) = (DivisionCode.Parse(code, null), name, number);

    public static City Foshan { get; } = new("4406", "佛山", 5406);

    public static City Zhaoqing { get; } = new("4412", "肇庆", 5412);

    public static ImmutableArray<City> Both { get; } = [Foshan, Zhaoqing];

    /// <summary>What its platform serves.</summary>
    public DivisionCode Code { get; }

    public string Name { get; }

    /// <summary>The port of its pages, unless told.</summary>
    public int Number { get; }

    /// <summary>The city that the other platform serves.</summary>
    public City Peer => this == Foshan ? Zhaoqing : Foshan;

    /// <summary>Its counties.</summary>
    public ImmutableArray<DivisionEntry> Counties => DivisionTree.Shipped.CountiesOf(Code);

    /// <summary>The window of a division.</summary>
    public static string WindowOf(DivisionCode division) => $"{DivisionTree.Shipped.Find(division)?.Name}政务服务中心(示例)";

    /// <summary>The city that serves a division.</summary>
    public static City? Of(DivisionCode division) => Both.FirstOrDefault(city => city.Code.Contains(division));
}
