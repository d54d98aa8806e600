using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>The name of a matter with the parts marked that fit what was looked for, without a blank between the parts.</summary>
public sealed class MarkedName : ComponentBase
{
    /// <summary>The name.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>The parts to mark, in order and apart from one another.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Range> Marks { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        int end = 0;
        foreach (var mark in Marks)
        {
            builder.AddContent(0, Name[end..mark.Start.Value]);
            builder.OpenElement(1, "mark");
            builder.AddContent(2, Name[mark]);
            builder.CloseElement();
            end = mark.End.Value;
        }

        builder.AddContent(3, Name[end..]);
    }
}
