' What a learner does in Calc, one Sub for each thing that a page may say; Main calls them in the order of the page.
Dim folder As String, book As Object, seen As Object

Sub Begin(where As String)
    folder = where
    seen = CreateUnoService("com.sun.star.io.TextOutputStream")
    seen.setOutputStream(CreateUnoService("com.sun.star.ucb.SimpleFileAccess").openFileWrite(folder & "seen.txt"))
End Sub

Sub Tell(text As String)
    seen.writeString(text & Chr(10))
End Sub

Function Setting(name As String, value As Variant) As Object
    Dim made As New com.sun.star.beans.PropertyValue
    made.Name = name
    made.Value = value
    Setting = made
End Function

' Text Import: each column is of the type text, so that no value may have become a number or a date.
Sub OpenAsText(file As String, options As String)
    Dim name As String, opened As Object
    opened = StarDesktop.loadComponentFromURL(folder & file, "_blank", 0, Array(Setting("Hidden", True), _
        Setting("FilterName", "Text - txt - csv (StarCalc)"), Setting("FilterOptions", options)))
    With com.sun.star.sheet.CellFlags
        If opened.Sheets(0).queryContentCells(.VALUE + .DATETIME + .FORMULA).Count Then Tell("wrong: not all is text in " & file)
    End With
    If IsNull(book) Then
        book = opened
    Else
        ' Insert Sheet from File
        name = opened.Sheets(0).Name
        book.Sheets.importSheet(opened, name, book.Sheets.Count)
        opened.close(True)
    End If
End Sub

Function Sheet(name As String) As Object
    If Not book.Sheets.hasByName(name) Then book.Sheets.insertNewByName(name, book.Sheets.Count)
    Sheet = book.Sheets.getByName(name)
End Function

Sub Enter(name As String, cell As String, text As String)
    Sheet(name).getCellRangeByName(cell).setFormula(text)
End Sub

' Ctrl and D.
Sub FillDown(name As String, cells As String)
    Sheet(name).getCellRangeByName(cells).fillSeries(com.sun.star.sheet.FillDirection.TO_BOTTOM, _
        com.sun.star.sheet.FillMode.SIMPLE, com.sun.star.sheet.FillDateMode.FILL_DATE_DAY, 1, 0)
End Sub

' Data, Sort, with the first row as headings; columns are counted from 0 within the cells.
Sub SortRows(name As String, cells As String, columns As Variant, upwards As Variant)
    Dim at As Integer, keys() As New com.sun.star.table.TableSortField
    ReDim keys(UBound(columns)) As New com.sun.star.table.TableSortField
    For at = 0 To UBound(columns)
        keys(at).Field = columns(at)
        keys(at).IsAscending = upwards(at)
    Next at
    Sheet(name).getCellRangeByName(cells).sort(Array(Setting("ContainsHeader", True), _
        Setting("IsSortColumns", False), Setting("SortFields", keys())))
End Sub

' An AutoFilter on a column, counted from 0; then the visible rows of a block, pasted as values only.
Sub CopyRows(name As String, column As Integer, shown As String, cells As String, target As String, cell As String)
    Dim source As Object, filtered As Object, descriptor As Object, visible As Object, part As Object, row As Long
    Dim wanted(0) As New com.sun.star.sheet.TableFilterField
    source = Sheet(name).getCellRangeByName(cells)
    filtered = Sheet(name).getCellRangeByPosition(0, source.RangeAddress.StartRow, _
        source.RangeAddress.EndColumn, source.RangeAddress.EndRow)
    descriptor = filtered.createFilterDescriptor(True)
    descriptor.ContainsHeader = True
    wanted(0).Field = column
    wanted(0).Operator = com.sun.star.sheet.FilterOperator.EQUAL
    wanted(0).StringValue = shown
    descriptor.setFilterFields(wanted())
    filtered.filter(descriptor)
    row = Sheet(target).getCellRangeByName(cell).RangeAddress.StartRow
    visible = source.queryVisibleCells()
    For at = 0 To visible.Count - 1
        part = visible.getByIndex(at)
        Paste(part, target, Sheet(target).getCellRangeByName(cell).RangeAddress.StartColumn, row)
        row = row + part.Rows.Count
    Next at
    filtered.filter(filtered.createFilterDescriptor(True))
End Sub

Sub Paste(part As Object, target As String, column As Long, row As Long)
    Sheet(target).getCellRangeByPosition(column, row, column + part.Columns.Count - 1, row + part.Rows.Count - 1) _
        .setDataArray(part.getDataArray())
End Sub

Sub Show(name As String, cell As String)
    Tell(name & " " & cell & " " & Sheet(name).getCellRangeByName(cell).String)
End Sub

Sub SaveBook(file As String)
    book.storeToURL(folder & file, Array(Setting("FilterName", "calc8")))
End Sub

' Save a Copy as Text CSV: the sheet in front alone, here by its number; Calc puts its name behind that of the file.
Sub Export(name As String, options As String)
    book.storeToURL(folder & "export.csv", Array(Setting("FilterName", "Text - txt - csv (StarCalc)"), _
        Setting("FilterOptions", options & "," & Sheet(name).RangeAddress.Sheet + 1)))
End Sub

Sub Finish()
    book.close(True)
    seen.closeOutput()
End Sub
