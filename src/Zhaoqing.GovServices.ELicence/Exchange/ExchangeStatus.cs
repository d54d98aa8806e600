namespace Zhaoqing.GovServices.ELicence;

/// <summary>What the head of an answer says (状态码), as sharing services after GB/T 36906 have them.</summary>
public enum ExchangeStatus
{
    /// <summary>Answered (成功).</summary>
    Ok = 0,

    /// <summary>Nothing fits (没有符合的证照); the same for every reason that the asker may not know.</summary>
    NoLicence = 10,

    /// <summary>The asker is not who it says (身份校验未通过).</summary>
    NotAuthenticated = 11,

    /// <summary>Something that is needed is missing or has another form (必填项为空).</summary>
    InputMissing = 12,

    /// <summary>The asker has no right to this: no grant of the holder covers it (没有用证权限).</summary>
    NoRight = 100,

    /// <summary>There is no such kind of holder's code (持证主体代码类型有误).</summary>
    HolderTypeWrong = 103,

    /// <summary>This is no code of a type of licence (证照类型代码有误).</summary>
    LicenceTypeWrong = 113,
}

/// <summary>What is wrong with a question that was sent.</summary>
/// <param name="Status">What the head will say.</param>
/// <param name="Field">Where, as the field is called on the wire; empty where it is no question at all.</param>
public sealed record ExchangeFault(ExchangeStatus Status, string Field);
