using FsCheck;

namespace Zhaoqing.GovServices.Testing;

/// <summary>A law of a procedure, with its name as a sentence.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Property">What FsCheck checks; a runner that knows FsCheck takes it as it is.</param>
public sealed record ProcedureLaw(string Name, Property Property)
{
    /// <summary>Checks the law in any runner: nothing where it holds.</summary>
    /// <param name="lives">How many lives it is tried on.</param>
    /// <exception cref="Exception">It does not hold; the message has the shortest life found and the seed.</exception>
    public void Hold(int lives = 100) => Check.One(Name, Config.QuickThrowOnFailure.WithMaxTest(lives), Property);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
