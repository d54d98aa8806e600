using Microsoft.Extensions.Options;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>How the cases of a host are run; section <c>Cases</c> of the configuration.</summary>
public sealed class CaseOptions
{
    /// <summary>The name of the section in the configuration.</summary>
    public const string Section = "Cases";

    /// <summary>Every how many seconds lapsed waits are looked for and written down; 1 to 3,600, 30 unless set.</summary>
    /// <remarks>A case shows its lapse at the right instant whatever this is: the watch only writes it down.</remarks>
    public int LapseScanSeconds { get; set; } = 30;

    /// <summary>Every how many seconds it is looked whether a case of a theme has moved; 1 to 3,600, 5 unless set.</summary>
    public int ThemeScanSeconds { get; set; } = 5;
}

internal sealed class CaseOptionsValidation : IValidateOptions<CaseOptions>
{
    public ValidateOptionsResult Validate(string? name, CaseOptions options)
    {
        var wrong = new[] { (Name: nameof(CaseOptions.LapseScanSeconds), Value: options.LapseScanSeconds), (Name: nameof(CaseOptions.ThemeScanSeconds), Value: options.ThemeScanSeconds) }
            .Where(figure => figure.Value is < 1 or > 3_600).Select(figure => $"{CaseOptions.Section}:{figure.Name} is {figure.Value}; it must be 1 to 3600 seconds.").ToArray();
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
