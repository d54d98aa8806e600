namespace Zhaoqing.GovServices.ELicence;

/// <summary>The parts of an e-licence identifier (电子证照标识), GB/T 36904-2018, as printed.</summary>
/// <remarks>Immutable. Only <see cref="LicenceIdentifier.Read"/> makes it, so every part has its form; the check character may be wrong.</remarks>
public sealed record LicenceIdentifierParts
{
    internal LicenceIdentifierParts(LicenceTypeCode type, string issuer, string serial, string version, char check)
    {
        Type = type;
        Issuer = issuer;
        Serial = serial;
        Version = version;
        Check = check;
        ExpectedCheck = Iso7064.CheckCharacter(string.Concat(string.Concat(type.ToString(), issuer), serial, version));
    }

    /// <summary>The type of the licence (证照类型代码), 21 characters.</summary>
    public LicenceTypeCode Type { get; }

    /// <summary>The issuer (颁发机构代码): 18 characters, or in the field also a division of six digits.</summary>
    public string Issuer { get; }

    /// <summary>Whether the issuer is a valid unified social credit code, as the standard wants; <see langword="false"/> is a warning, never a fault.</summary>
    public bool IssuerIsCreditCode => UnifiedSocialCreditCode.TryParse(Issuer, provider: null, out _);

    /// <summary>The serial (流水号): digits and capitals, at least one, no fixed length.</summary>
    public string Serial { get; }

    /// <summary>The version (版本号), three digits.</summary>
    public string Version { get; }

    /// <summary>The check character (校验位) as printed.</summary>
    public char Check { get; }

    /// <summary>The check character that MOD 37,36 gives for the other parts.</summary>
    public char ExpectedCheck { get; }

    /// <summary>The identifier with its root and dots.</summary>
    public override string ToString() => $"{LicenceIdentifier.Root}.{Type}.{Issuer}.{Serial}.{Version}.{Check}";
}

/// <summary>An identifier that has the form of GB/T 36904 and whose check character disagrees (校验不符): readable all the same, and never to be used as one that holds.</summary>
/// <param name="Parts">What was read.</param>
public sealed record MiscopiedLicenceIdentifier(LicenceIdentifierParts Parts)
{
    /// <summary>The fault as other codes tell it: where the check character stands in the text that was read, counted from 1.</summary>
    /// <param name="textLength">The length of that text.</param>
    public static CodeFault FaultAt(int textLength) => new(CodeFaultKind.CheckCharacter, textLength, "校验码不符,请逐位核对。");
}
