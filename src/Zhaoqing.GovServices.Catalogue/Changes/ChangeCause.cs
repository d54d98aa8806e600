namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Why a catalogue is changed (调整原因): the plan's four causes, and the correction of an error.</summary>
[Clause("STD-3.1")]
public enum ChangeCause
{
    /// <summary>A law, regulation or rule was made, amended, repealed or interpreted (法律法规规章立改废释).</summary>
    LawChanged,

    /// <summary>Bodies were reorganised (机构改革).</summary>
    BodiesReformed,

    /// <summary>A function was moved (职能调整).</summary>
    FunctionsAdjusted,

    /// <summary>The superior's catalogue was updated (上级目录更新).</summary>
    SuperiorListUpdated,

    /// <summary>An error is put right (勘误).</summary>
    ErrorCorrected,
}

/// <summary>Where a proposed change stands (调整状态). When an approved one is in force is for <see cref="CatalogueTimeline"/> to say.</summary>
public enum ChangeState
{
    /// <summary>Being written; it may stand for months (草稿).</summary>
    Draft,

    /// <summary>With the department in charge (业务主管部门核对).</summary>
    DepartmentCheck,

    /// <summary>With the data authority of the same level (本级政务服务数据管理部门审核).</summary>
    DataReview,

    /// <summary>Approved for an instant of effect (已通过).</summary>
    Approved,

    /// <summary>Refused for good (不通过).</summary>
    Rejected,

    /// <summary>Taken back (已撤销).</summary>
    Cancelled,
}

/// <summary>What somebody who works on a change is there for.</summary>
public enum EditorRole
{
    /// <summary>The department in charge of the matters (业务主管部门).</summary>
    Department,

    /// <summary>The authority for government-service data (政务服务数据管理部门).</summary>
    DataAuthority,
}

/// <summary>Somebody who proposes, checks or reviews, as the host has made sure of.</summary>
/// <param name="Id">The account, opaque; never a name or an identity number.</param>
/// <param name="Role">For what body they act.</param>
/// <param name="Level">The division of that body: city or county.</param>
public sealed record CatalogueEditor(string Id, EditorRole Role, DivisionCode Level);
