namespace Zhaoqing.GovServices;

/// <summary>Marks the member that carries a clause of the plan out; on a test, the test that proves it.</summary>
/// <param name="id">The number of the clause, for example <c>REG-2.4</c>; an architecture test refuses a number the plan does not have.</param>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
public sealed class ClauseAttribute(string id) : Attribute
{
    /// <summary>The number of the clause.</summary>
    public string Id { get; } = id;
}
