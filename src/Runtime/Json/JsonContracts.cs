using System.ComponentModel;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>A method that writes one value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="writer">The writer.</param>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void JsonWrite<in T>(JsonWriter writer, T value);

/// <summary>Holds the generated readers and writers of types marked with <see cref="LambdaJsonTypeAttribute"/>, for calls that the generator cannot see.</summary>
/// <remarks>
/// The assembly that declares a type adds its contract when it is loaded, so each type has one contract. A function without such types does not contain this class.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonContracts
{
    /// <summary>Adds the reader of a type.</summary>
    public static void Add<T>(JsonRead<T> read) => Contract<T>.Read = read;

    /// <summary>Adds the writer of a type.</summary>
    public static void Add<T>(JsonWrite<T> write) => Contract<T>.Write = write;

    internal static JsonRead<T> GetReader<T>() => Contract<T>.Read ?? throw NotGenerated<T>("reader");

    internal static JsonWrite<T> GetWriter<T>() => Contract<T>.Write ?? throw NotGenerated<T>("writer");

    private static InvalidOperationException NotGenerated<T>(string what) => new(
        $"No {what} was generated for {typeof(T)}, because the generator cannot see this call of LambdaJson. Call it with the type, as in "
        + "LambdaJson.Deserialize<Order>(json), in C# code of a project that references the Lambda.Runtime package; or mark the type with [LambdaJsonType].");

    private static class Contract<T>
    {
        public static JsonRead<T>? Read { get; set; }

        public static JsonWrite<T>? Write { get; set; }
    }
}
