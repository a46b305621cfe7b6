using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A contact in a flow of Amazon Connect, which invokes the function.</summary>
/// <remarks>
/// The response is an object of texts, such as a <c>Dictionary&lt;string, string&gt;</c>, or any JSON if the block of the flow says so: at most 32 KB, within 8 seconds.
/// https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
/// </remarks>
public sealed class ConnectEvent
{
    /// <summary>The contact, and the parameters of the block.</summary>
    [JsonPropertyName("Details")]
    public ConnectDetails Details { get => field ??= new(); init; }

    /// <summary><c>ContactFlowEvent</c>.</summary>
    [JsonPropertyName("Name")]
    public string? Name { get; init; }
}

/// <summary>A contact in a flow of Amazon Connect, which invokes the function with parameters of a type.</summary>
/// <typeparam name="TParameters">The type of the parameters.</typeparam>
/// <inheritdoc cref="ConnectEvent" path="/remarks"/>
public sealed class ConnectEvent<TParameters>
{
    /// <inheritdoc cref="ConnectEvent.Details"/>
    [JsonPropertyName("Details")]
    public ConnectDetails<TParameters> Details { get => field ??= new(); init; }

    /// <inheritdoc cref="ConnectEvent.Name"/>
    [JsonPropertyName("Name")]
    public string? Name { get; init; }
}

/// <summary>A contact, and the parameters of the block that invokes the function.</summary>
public sealed class ConnectDetails
{
    /// <summary>The contact.</summary>
    [JsonPropertyName("ContactData")]
    public ConnectContactData ContactData { get => field ??= new(); init; }

    /// <summary>The parameters of the block: an object, whose values are texts unless the block has parameters in JSON.</summary>
    [JsonPropertyName("Parameters")]
    public RawJson Parameters { get; init; }
}

/// <summary>A contact, and the parameters of the block that invokes the function.</summary>
/// <typeparam name="TParameters">The type of the parameters.</typeparam>
public sealed class ConnectDetails<TParameters>
{
    /// <inheritdoc cref="ConnectDetails.ContactData"/>
    [JsonPropertyName("ContactData")]
    public ConnectContactData ContactData { get => field ??= new(); init; }

    /// <summary>The parameters of the block. <see langword="null"/> only if the event has none.</summary>
    [JsonPropertyName("Parameters")]
    public TParameters? Parameters { get; init; }
}
