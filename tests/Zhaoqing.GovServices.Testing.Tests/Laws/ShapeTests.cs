using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Testing.Tests.Laws;

public sealed class ShapeTests
{
    [Fact]
    public void Lists_are_compared_element_by_element_and_order_counts()
    {
        Assert.Equal(Shape.Of(new Box([1, 2], null)), Shape.Of(new Box([1, 2], null)));
        Assert.NotEqual(Shape.Of(new Box([1, 2], null)), Shape.Of(new Box([2, 1], null)));
        Assert.NotEqual(Shape.Of(new Box([12], null)), Shape.Of(new Box([1, 2], null)));
    }

    [Fact]
    public void What_is_inside_counts_and_nothing_is_not_an_empty_text()
    {
        Assert.NotEqual(Shape.Of(new Box([], new Box([1], null))), Shape.Of(new Box([], new Box([2], null))));
        Assert.NotEqual(Shape.Of(null), Shape.Of(""));
    }

    [Fact]
    public void An_array_that_was_never_made_is_an_empty_one() => Assert.Equal(Shape.Of(new Box([], null)), Shape.Of(new Box(default, null)));

    private sealed record Box(ImmutableArray<int> Numbers, Box? Inner);
}
