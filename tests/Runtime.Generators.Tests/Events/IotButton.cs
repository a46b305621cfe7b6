using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.IotButton;

public record ButtonEvent(DeviceInfo DeviceInfo, DeviceEvent DeviceEvent, PlacementInfo? PlacementInfo);

public record DeviceInfo(string DeviceId, string Type, float? RemainingLife, Dictionary<string, string> Attributes);

public record DeviceEvent(ButtonClicked? ButtonClicked);

public record ButtonClicked(ClickType ClickType, DateTimeOffset ReportedTime, AdditionalInfo? AdditionalInfo);

public record struct AdditionalInfo(int Version);

[JsonConverter(typeof(JsonStringEnumConverter<ClickType>))]
public enum ClickType
{
    [JsonStringEnumMemberName("SINGLE")]
    Single,

    [JsonStringEnumMemberName("DOUBLE")]
    Double,

    [JsonStringEnumMemberName("LONG")]
    Long,
}

public record PlacementInfo(
    string ProjectName,
    string PlacementName,
    Dictionary<string, string> Attributes,
    Dictionary<string, string> Devices);

public static class Functions
{
    [LambdaHandler("iot-button")]
    public static ButtonEvent IotButton(ButtonEvent value) => value;
}
