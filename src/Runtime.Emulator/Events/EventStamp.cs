using System.Security.Cryptography;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>What differs from one event of a service to the next.</summary>
/// <param name="Id">The ID of the message or the event.</param>
/// <param name="Time">When it was sent.</param>
internal sealed record EventStamp(string Id, DateTimeOffset Time)
{
    private const int Digits = 55;

    /// <summary>Returns a new ID of a service that has numbers of 56 digits.</summary>
    public static string CreateNumber() => $"4{RandomNumberGenerator.GetString("0123456789", Digits)}";
}
