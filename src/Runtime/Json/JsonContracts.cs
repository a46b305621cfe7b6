using System.ComponentModel;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>A method that writes one value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="writer">Where to.</param>
/// <param name="value">What.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void JsonWrite<in T>(JsonWriter writer, T value);

/// <summary>The emitted readers and writers of the types that are marked <see cref="LambdaJsonTypeAttribute"/>, for calls that the generator does not see.</summary>
/// <remarks>
/// Only the assembly that declares a type adds its contract, when it is loaded, so that there is one for each type. A function without such types has none of it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonContracts
{
    /// <summary>Gives a type its reader.</summary>
    public static void Add<T>(JsonRead<T> read) => Contract<T>.Read = read;

    /// <summary>Gives a type its writer.</summary>
    public static void Add<T>(JsonWrite<T> write) => Contract<T>.Write = write;

    internal static JsonRead<T> GetReader<T>() => Contract<T>.Read ?? throw Missing<T>("reader");

    internal static JsonWrite<T> GetWriter<T>() => Contract<T>.Write ?? throw Missing<T>("writer");

    private static InvalidOperationException Missing<T>(string what) => new(
        $"No {what} was emitted for {typeof(T)}, because the generator did not see this call of LambdaJson. Call it with the type, as in "
        + "LambdaJson.Deserialize<Order>(json), in C# of a project that refers to the Lambda.Runtime package; or mark the type with [LambdaJsonType].");

    private static class Contract<T>
    {
        public static JsonRead<T>? Read { get; set; }

        public static JsonWrite<T>? Write { get; set; }
    }
}
