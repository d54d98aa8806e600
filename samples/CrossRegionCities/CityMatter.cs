using System.Collections.Immutable;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.CrossRegion;

namespace Zhaoqing.GovServices.CrossRegionCities;

/// <summary>A matter of the sample, with what the rules of the matter leave to data.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Field">Its field in the agreement.</param>
/// <param name="Nature">What the law asks of the applicant.</param>
/// <param name="AcceptsElectronic">Whether electronic materials suffice; else the papers are sent after.</param>
/// <param name="IsAcceptedOnReceipt">Whether it stands on the list 收件即受理, so that a trusted window accepts for the authority.</param>
/// <param name="Papers">The papers that are handed in.</param>
public sealed record CityMatter(MatterCode Code, string Name, string Field, MatterNature Nature, bool AcceptsElectronic, bool IsAcceptedOnReceipt, ImmutableArray<ReceivedPaper> Papers)
{
    /// <summary>All of them; invented.</summary>
    public static ImmutableArray<CityMatter> All { get; } =
    [
        new(MatterCode.Parse("demo-shop"), "个体工商户设立登记(示例)", "生产经营", MatterNature.None, AcceptsElectronic: true, IsAcceptedOnReceipt: false, [new("登记申请书", 1, IsOriginal: false)]),
        new(MatterCode.Parse("demo-household"), "户口迁移证件签发(示例)", "户籍", MatterNature.NeedsPresence, AcceptsElectronic: false, IsAcceptedOnReceipt: false, [new("居民户口簿", 1, IsOriginal: true), new("迁移证明", 1, IsOriginal: true)]),
        new(MatterCode.Parse("demo-medical"), "基本医疗保险关系转移(示例)", "医保", MatterNature.NeedsPresence, AcceptsElectronic: true, IsAcceptedOnReceipt: true, [new("参保凭证", 1, IsOriginal: false)]),
    ];

    /// <summary>One by its code; <see langword="null"/> where there is none.</summary>
    public static CityMatter? Find(MatterCode code) => All.FirstOrDefault(matter => matter.Code == code);
}
