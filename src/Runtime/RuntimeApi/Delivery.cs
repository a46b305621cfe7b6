namespace Lambda.Runtime.RuntimeApi;

/// <summary>What happened to a completion that was posted.</summary>
internal enum DeliveryStatus
{
    /// <summary>The service accepted it.</summary>
    Accepted,

    /// <summary>The service did not accept it: it was too large, or the invocation had ended already.</summary>
    Rejected,

    /// <summary>The connection was lost, so that it is unknown whether the service has it.</summary>
    Lost,
}

/// <summary>What happened to a completion that was posted, and the reason.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Reason">For the log; <see langword="null"/> if it was accepted.</param>
internal readonly record struct Delivery(DeliveryStatus Status, string? Reason)
{
    public static Delivery Accepted => default;

    public static Delivery Rejected(string reason) => new(DeliveryStatus.Rejected, reason);

    public static Delivery Lost(string reason) => new(DeliveryStatus.Lost, reason);
}
