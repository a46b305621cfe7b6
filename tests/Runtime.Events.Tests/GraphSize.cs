using System.Reflection;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Adds up the bytes of the objects that an object refers to, each counted once.</summary>
internal static class GraphSize
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Func<object, object> s_clone =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    /// <summary>Returns the bytes and the number of the objects, without those that exist only once in a process: literals, empty arrays and comparers.</summary>
    public static (long Bytes, int Objects) Of(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        long bytes = 0;
        while (open.TryPop(out object? value))
        {
            if (IsShared(value) || !seen.Add(value))
                continue;
            bytes += Size(value);
            if (value is Array array && value is not byte[])
            {
                foreach (object? element in array)
                    AddReferences(element, array.GetType().GetElementType()!, open);
            }
            else if (value is not string)
            {
                AddFields(value, value.GetType(), open);
            }
        }

        return (bytes, seen.Count);
    }

    private static bool IsShared(object value) => value is string text
        ? ReferenceEquals(text, string.IsInterned(text))
        : value is Array { Length: 0 } || value.GetType().Name.Contains("Comparer", StringComparison.Ordinal);

    /// <summary>A copy has the same size. The first one may allocate more, for what it needs once.</summary>
    private static long Size(object value) => Math.Min(SizeOfCopy(value), SizeOfCopy(value));

    private static long SizeOfCopy(object value)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        object copy = value is string text ? new string(text.AsSpan()) : s_clone(value);
        long size = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(copy);
        return size;
    }

    private static void AddFields(object value, Type? type, Stack<object> open)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(Fields))
                AddReferences(field.GetValue(value), field.FieldType, open);
        }
    }

    /// <summary>Adds a reference, or those in the fields of a structure.</summary>
    private static void AddReferences(object? value, Type declared, Stack<object> open)
    {
        if (value is null || declared.IsPrimitive || declared.IsEnum || declared.IsPointer)
            return;
        if (declared.IsValueType)
            AddFields(value, value.GetType(), open);
        else
            open.Push(value);
    }
}
