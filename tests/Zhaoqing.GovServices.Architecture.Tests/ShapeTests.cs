using System.Reflection;
using OneOf;

namespace Zhaoqing.GovServices.House;

/// <summary>How public types look.</summary>
public sealed class ShapeTests
{
    private static readonly string[] EmptyWords = ["Utils", "Util", "Manager", "Helper", "Base", "Common"];

    [Fact]
    public void Classes_are_sealed_or_closed_to_others() => Assert.DoesNotContain(
        Repository.PublicTypes, type => type is { IsClass: true, IsSealed: false } && (!type.IsAbstract || HasDerivedOutside(type)) && !IsSuite(type) && !IsPartOfACase(type));

    [Fact]
    public void Public_properties_cannot_be_set_after_the_making_except_options() => Assert.Empty(Repository.PublicTypes
        .Where(type => !type.Name.EndsWith("Options", StringComparison.Ordinal))
        .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(property => property.SetMethod is { IsPublic: true } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
        .Select(property => $"{property.DeclaringType}.{property.Name}"));

    [Fact]
    public void No_public_field_is_anything_but_a_constant() => Assert.Empty(Repository.PublicTypes
        .Where(type => !type.IsEnum)
        .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(field => !field.IsLiteral)
        .Select(field => $"{field.DeclaringType}.{field.Name}"));

    [Fact]
    public void Nothing_static_changes() => Assert.Empty(Repository.Packages
        .SelectMany(package => package.GetTypes())
        .Where(type => type.Namespace?.StartsWith("Zhaoqing", StringComparison.Ordinal) == true && !IsGenerated(type))
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => !field.IsLiteral && !field.IsInitOnly && !field.Name.StartsWith('<'))
        .Select(field => $"{field.DeclaringType}.{field.Name}"));

    [Fact]
    public void A_refusal_or_a_fault_is_the_first_case_of_every_union() => Assert.Empty(Repository.PublicTypes
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .SelectMany(method => Unions(method.ReturnType).Select(union => (method, First: union.GetGenericArguments()[0])))
        .Where(found => found.First != typeof(Refusal) && !found.First.Name.EndsWith("Fault", StringComparison.Ordinal))
        .Select(found => $"{found.method.DeclaringType}.{found.method.Name}"));

    [Fact]
    public void Public_types_stand_in_the_namespace_of_their_package() => Assert.Empty(Repository.Packages
        .SelectMany(package => package.GetExportedTypes().Where(type => type.Namespace != package.GetName().Name && type.Namespace != package.GetName().Name + ".Hosting")));

    [Fact]
    public void No_type_is_called_like_a_namespace()
    {
        var parts = Repository.PublicTypes.SelectMany(type => type.Namespace!.Split('.')).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Repository.PublicTypes, type => parts.Contains(type.Name));
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Assert.DoesNotContain(
        Repository.PublicTypes, type => Array.Exists(EmptyWords, word => type.Name.EndsWith(word, StringComparison.Ordinal)));

    private static bool HasDerivedOutside(Type type) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(constructor => constructor.IsPublic || (constructor.IsFamily && !IsCopy(constructor, type)));

    /// <summary>A suite of tests is there to be inherited.</summary>
    private static bool IsSuite(Type type) => type.Name.EndsWith("Suite", StringComparison.Ordinal) && type.Namespace!.EndsWith(".TestKit", StringComparison.Ordinal);

    /// <summary>What other packages bring to a case is there to be derived from by them.</summary>
    private static bool IsPartOfACase(Type type) => type.FullName is "Zhaoqing.GovServices.Cases.CasePart" or "Zhaoqing.GovServices.Cases.PartEvent" or "Zhaoqing.GovServices.Cases.PartOrder";

    private static bool IsCopy(ConstructorInfo constructor, Type type) =>
        constructor.GetParameters() is [var only] && only.ParameterType == type;

    private static bool IsGenerated(Type type) =>
        type.Name.StartsWith('<') || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)) || typeof(System.Text.Json.Serialization.JsonSerializerContext).IsAssignableFrom(type)
        || (type.DeclaringType is { } outer && IsGenerated(outer));

    private static IEnumerable<Type> Unions(Type type)
    {
        if (type.IsGenericType && typeof(IOneOf).IsAssignableFrom(type)) yield return type;
        if (!type.IsGenericType) yield break;
        foreach (var inner in type.GetGenericArguments().SelectMany(Unions)) yield return inner;
    }
}
