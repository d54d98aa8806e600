using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>What is asked of an index, as a decision looks at it; each way of asking is compiled by itself.</summary>
internal interface IAsked
{
    Guid Grant { get; }

    /// <summary>The number the row of the grant had; below 0 where it is not known.</summary>
    int Row { get; }

    string Request { get; }

    LicenceActions Action { get; }

    ImmutableArray<string> Fields { get; }

    bool Trim { get; }

    bool IsBy(in GrantRow row);

    bool IsFor(in GrantRow row, RareParts? rare);

    int GrantedOf(GrantedFace face);
}

/// <summary>A request as it came: texts against texts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct AskedInTexts(LicenceRequest request, GrantNames names) : IAsked
{
    public Guid Grant => request.Grant;

    public int Row => -1;

    public string Request => request.Request;

    public LicenceActions Action => request.Action;

    public ImmutableArray<string> Fields => request.Fields;

    public bool Trim => request.Trim;

    public bool IsBy(in GrantRow row) => IsBy(names, row.User, request.Caller);

    public bool IsFor(in GrantRow row, RareParts? rare) => IsFor(names, row, rare, request.Purpose);

    public int GrantedOf(GrantedFace face)
    {
        int count = 0;
        foreach (string field in request.Fields)
        {
            if (Has(face, field)) count++;
        }

        return count;
    }

    public static bool IsBy(GrantNames names, int handle, LicenceUser caller) =>
        names.Users[handle] is var user && caller is not null && string.Equals(user.Unit, caller.Unit, StringComparison.Ordinal)
        && string.Equals(user.System, caller.System, StringComparison.Ordinal) && user.Organisation == caller.Organisation;

    public static bool IsFor(GrantNames names, in GrantRow row, RareParts? rare, GrantPurpose purpose)
    {
        var granted = names.Purposes[row.Purpose];
        return string.Equals(purpose.Matter, granted.Matter, StringComparison.Ordinal) && string.Equals(purpose.Situation, granted.Situation, StringComparison.Ordinal)
            && purpose.Sector == granted.Sector && row.IsForCase(purpose.Case, rare);
    }

    public static bool Has(GrantedFace face, string field)
    {
        foreach (string name in face.Fields)
        {
            if (string.Equals(name, field, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}

/// <summary>Names looked up before: handles against handles, and texts where a name had none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct AskedInNames(ResolvedAsk ask, string request) : IAsked
{
    public Guid Grant => ask.Grant;

    public int Row => ask.Row;

    public string Request => request;

    public LicenceActions Action => ask.Action;

    public ImmutableArray<string> Fields => ask.Fields;

    public bool Trim => ask.Trim;

    public bool IsBy(in GrantRow row) => ask.User >= 0 ? ask.User == row.User : AskedInTexts.IsBy(ask.Names, row.User, ask.Caller);

    public bool IsFor(in GrantRow row, RareParts? rare) =>
        ask.PurposeName >= 0 ? ask.PurposeName == row.Purpose && row.IsForCase(ask.Purpose.Case, ask.Case, rare) : AskedInTexts.IsFor(ask.Names, row, rare, ask.Purpose);

    public int GrantedOf(GrantedFace face)
    {
        int count = 0;
        for (int i = 0; i < ask.FieldHandles.Length; i++)
        {
            int handle = ask.FieldHandles[i];
            if (handle >= 0 ? Has(face, handle) : AskedInTexts.Has(face, ask.Fields[i])) count++;
        }

        return count;
    }

    private static bool Has(GrantedFace face, int handle)
    {
        foreach (int granted in face.Handles)
        {
            if (granted == handle) return true;
        }

        return false;
    }
}
