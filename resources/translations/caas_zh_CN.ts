<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>caas</name>
        <message>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>% of limit</source>
            <translation>占限额 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;About CaaS Desktop</source>
            <translation>关于 CaaS Desktop(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Add host…</source>
            <translation>添加主机(&amp;A)…</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;Address</source>
            <translation>地址(&amp;A)</translation>
        </message>
        <message>
            <location filename="ui/create_place.ui"></location>
            <source>&amp;App</source>
            <translation>应用(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <source>&amp;Apply</source>
            <translation>应用更改(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Back</source>
            <translation>后退(&amp;B)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Bottom panels</source>
            <translation>底部面板(&amp;B)</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;CA certificate</source>
            <translation>CA 证书(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Close tab</source>
            <translation>关闭标签页(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Command</source>
            <translation type="vanished">命令(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Command palette…</source>
            <translation>命令面板(&amp;C)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>&amp;Connect</source>
            <translation>连接(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>&amp;Copy report</source>
            <translation>复制报告(&amp;C)</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>&amp;CPU</source>
            <translation>CPU(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>&amp;Create</source>
            <translation>创建(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Dashboard</source>
            <translation>仪表盘(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/settings.py"></location>
            <source>&amp;Defaults of this page</source>
            <translation>本页恢复默认(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Disconnect</source>
            <translation>断开连接(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Edit…</source>
            <translation>编辑(&amp;E)…</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>&amp;Entrypoint</source>
            <translation>入口点(&amp;E)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Events panel</source>
            <translation>事件面板(&amp;E)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Favourite</source>
            <translation>收藏(&amp;F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Filter this view</source>
            <translation>筛选此视图(&amp;F)</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;Folder</source>
            <translation>文件夹(&amp;F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Forward</source>
            <translation>前进(&amp;F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>&amp;Go on</source>
            <translation>继续(&amp;G)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Go to…</source>
            <translation>转到(&amp;G)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <location filename="ui/pull.ui"></location>
            <source>&amp;Host</source>
            <translation>主机(&amp;H)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <location filename="ui/pull.ui"></location>
            <source>&amp;Image</source>
            <translation>镜像(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>&amp;Import</source>
            <translation>导入(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Import hosts…</source>
            <translation>导入主机(&amp;I)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>&amp;Import {count}</source>
            <translation>导入 {count} 项(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>&amp;Import…</source>
            <translation>导入(&amp;I)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Inspect</source>
            <translation>检查(&amp;I)</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;Jump host</source>
            <translation>跳板主机(&amp;J)</translation>
        </message>
        <message>
            <location filename="ui/secret.ui"></location>
            <source>&amp;Keep it</source>
            <translation>保存(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>&amp;Keep it in the encrypted vault</source>
            <translation>保存在加密保险库中(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>&amp;Keep it in the system's keyring</source>
            <translation>保存在系统密钥环中(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>&amp;Keep it until the program ends</source>
            <translation>保存到程序退出为止(&amp;K)</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;Key file</source>
            <translation>密钥文件(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Keyboard shortcuts…</source>
            <translation>键盘快捷键(&amp;K)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/remove.py"></location>
            <source>&amp;Kill what is still running</source>
            <translation>强制终止仍在运行的容器(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Logs</source>
            <translation>日志(&amp;L)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Logs panel</source>
            <translation>日志面板(&amp;L)</translation>
        </message>
        <message>
            <location filename="ui/vault.ui"></location>
            <source>&amp;Master password</source>
            <translation>主密码(&amp;M)</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <location filename="ui/limits.ui"></location>
            <source>&amp;Memory</source>
            <translation>内存(&amp;M)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>&amp;Move it aside</source>
            <translation>移到一旁(&amp;M)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <location filename="ui/host.ui"></location>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Navigator</source>
            <translation>导航栏(&amp;N)</translation>
        </message>
        <message>
            <location filename="ui/rename.ui"></location>
            <source>&amp;New name</source>
            <translation>新名称(&amp;N)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Object</source>
            <translation>对象(&amp;O)</translation>
        </message>
        <message>
            <location filename="ui/vault.ui"></location>
            <source>&amp;Once more</source>
            <translation>再输入一次(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Open</source>
            <translation>打开(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>&amp;Passphrase</source>
            <translation>口令(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <location filename="ui/host.ui"></location>
            <location filename="ui/secret.ui"></location>
            <source>&amp;Password</source>
            <translation>密码(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Previous tab</source>
            <translation>上一个标签页(&amp;P)</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>&amp;Processes</source>
            <translation>进程数(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/pull.py"></location>
            <source>&amp;Pull</source>
            <translation>拉取(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Pull image…</source>
            <translation>拉取镜像(&amp;P)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;Read only: nothing can be changed</source>
            <translation>只读：不能做任何更改(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Refresh</source>
            <translation>刷新(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>&amp;Reject</source>
            <translation>拒绝(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Remove from the list…</source>
            <translation>从列表中移除(&amp;R)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/rename.py"></location>
            <source>&amp;Rename</source>
            <translation>重命名(&amp;R)</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>&amp;Restart</source>
            <translation>重启策略(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/settings.py"></location>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Settings…</source>
            <translation>设置(&amp;S)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Shell</source>
            <translation>命令行(&amp;S)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>&amp;Start it now</source>
            <translation>立即启动(&amp;S)</translation>
        </message>
        <message>
            <location filename="ui/create_place.ui"></location>
            <source>&amp;Tenant</source>
            <translation>租户(&amp;T)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>&amp;Terminal (TTY)</source>
            <translation>终端 (TTY)(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Terminals panel</source>
            <translation>终端面板(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>&amp;Test connection</source>
            <translation>测试连接(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Tools</source>
            <translation>工具(&amp;T)</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>&amp;Tries</source>
            <translation>重试次数(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>&amp;Try again</source>
            <translation>重试(&amp;T)</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;Unix socket</source>
            <translation>Unix 套接字(&amp;U)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>&amp;Unlock</source>
            <translation>解锁(&amp;U)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Unlock vault…</source>
            <translation>解锁保险库(&amp;U)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;What is wrong…</source>
            <translation>出了什么问题(&amp;W)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Window</source>
            <translation>窗口(&amp;W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>1 h</source>
            <translation>1 小时</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/node_looks.py"></location>
            <source>1 issue</source>
            <translation>1 个问题</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>24 h</source>
            <translation>24 小时</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>3 h</source>
            <translation>3 小时</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>30 min</source>
            <translation>30 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>5 min</source>
            <translation>5 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>7 d</source>
            <translation>7 天</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <source>A certificate and its key go together.</source>
            <translation>证书与其私钥须一并提供。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>A container needs at least 6 MiB.</source>
            <translation>容器至少需要 6 MiB。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <source>A container that is removed at its end cannot be restarted.</source>
            <translation>结束后即移除的容器不能重启。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <source>A desktop console for a container cloud on ordinary Docker hosts.</source>
            <translation>面向普通 Docker 主机的容器云桌面控制台。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>A label needs a name.</source>
            <translation>标签需要名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>A line break in the clipboard would run at once.</source>
            <translation>剪贴板中的换行会立即执行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>A log view keeps at most {n} MB.</source>
            <translation>日志视图最多保留 {n} MB。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A name is needed, such as shop.example.org.</source>
            <translation>需要名称，例如 shop.example.org。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <location filename="caas_desktop/views/dialogs/rename.py"></location>
            <source>A name is needed.</source>
            <translation>需要名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>A new one</source>
            <translation>新建</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A path is of parts such as /api/v1, without blanks, quotes, % or empty parts.</source>
            <translation>路径由 /api/v1 这样的部分组成，不含空格、引号、% 或空的部分。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A path may not hold . or .. as a part.</source>
            <translation>路径中不能有 . 或 .. 作为一部分。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>A path of the host gives the container what lies there: data of others, or the whole host.</source>
            <translation>挂载主机路径会把其中的内容交给容器：可能是他人的数据，甚至整台主机。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A port is a number from 1 to 65535.</source>
            <translation>端口是 1 到 65535 之间的数字。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>A program is running in {name} on {host}.</source>
            <translation>{host} 上的 {name} 中有程序正在运行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>A quotation mark is not closed.</source>
            <translation>引号没有闭合。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A share is from 1 to 99 percent.</source>
            <translation>份额为 1 到 99 的百分比。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>A variable needs a name without “=”.</source>
            <translation>变量名不能为空，也不能含“=”。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A wildcard cannot be had from an ACME authority over HTTP; use a certificate of your own.</source>
            <translation>无法通过 HTTP 从 ACME 机构取得通配符证书；请使用自有证书。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A wildcard may only be the whole first part: *.example.org</source>
            <translation>通配符只能是完整的第一部分：*.example.org</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A wildcard needs a domain of at least two parts.</source>
            <translation>通配符需要至少由两部分组成的域名。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>A&amp;dd host</source>
            <translation>添加主机(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Accept &amp;once</source>
            <translation>仅接受一次(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Accept and &amp;save</source>
            <translation>接受并保存(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Accept and save</source>
            <translation>接受并保存</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Accept once</source>
            <translation>仅接受一次</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Add host</source>
            <translation>添加主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Add host…</source>
            <translation>添加主机…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Add label</source>
            <translation>添加标签</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Add mount</source>
            <translation>添加挂载</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Add port</source>
            <translation>添加端口</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Add variable</source>
            <translation>添加变量</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <source>After a failure</source>
            <translation>失败后</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/list_page.py"></location>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>all</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All &amp;containers</source>
            <translation>全部容器(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All &amp;images</source>
            <translation>全部镜像(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All &amp;networks</source>
            <translation>全部网络(&amp;N)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All &amp;services</source>
            <translation>全部服务(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All &amp;volumes</source>
            <translation>全部卷(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/crumbs.py"></location>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>All hosts</source>
            <translation>全部主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>All levels</source>
            <translation>所有级别</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All n&amp;odes</source>
            <translation>全部节点(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>already there</source>
            <translation>已存在</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <source>Also to be corrected: {pages}</source>
            <translation>还需更正：{pages}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shortcuts.py"></location>
            <source>also: {commands}</source>
            <translation>另用于：{commands}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <source>Always</source>
            <translation>总是</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <source>An address is needed.</source>
            <translation>需要地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/edge.py"></location>
            <source>An e-mail address is needed.</source>
            <translation>需要电子邮件地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/limits.py"></location>
            <source>An engine cannot take this limit away; raise it, or make a new container.</source>
            <translation>引擎不能取消此限额；请调高它，或新建一个容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>An image is needed.</source>
            <translation>需要镜像。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>and {count} more</source>
            <translation>另有 {count} 项</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Another host has this name.</source>
            <translation>已有主机使用此名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Any, or 8080, or 127.0.0.1:8080</source>
            <translation>任意，或 8080，或 127.0.0.1:8080</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>App</source>
            <translation>应用</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>app</source>
            <translation>应用</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/config.py"></location>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/kinds/secret.py"></location>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <source>App / service</source>
            <translation>应用 / 服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Architecture</source>
            <translation>架构</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/cells.py"></location>
            <location filename="caas_desktop/viewmodels/node_looks.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>as of {time}</source>
            <translation>截至 {time}</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>As the engine has it</source>
            <translation>沿用引擎的设置</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>As the image has it</source>
            <translation>沿用镜像的设置</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Ask before several lines are pasted</source>
            <translation>粘贴多行前询问</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>At least 0.01 of a core is needed.</source>
            <translation>至少需要 0.01 核。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <source>At most 64 characters.</source>
            <translation>最多 64 个字符。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>At most {most} seconds.</source>
            <translation>最多 {most} 秒。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Attachable</source>
            <translation>可附加</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Availability</source>
            <translation>可用性</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shortcuts.py"></location>
            <source>Back to {keys}</source>
            <translation>恢复为 {keys}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>bad pattern</source>
            <translation>表达式有误</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Block I/O</source>
            <translation>块 I/O</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/edge.py"></location>
            <source>Both cannot have the same port.</source>
            <translation>两者不能使用同一端口。</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Browse…</source>
            <translation>浏览…</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>C&amp;ommand</source>
            <translation>命令(&amp;O)</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <source>C&amp;PU</source>
            <translation>CPU(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/base.py"></location>
            <location filename="caas_desktop/views/terminal/pastebar.py"></location>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>Charts</source>
            <translation>图表</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <source>Choose a file</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>Choose a target for CPU, for memory, or for both.</source>
            <translation>请为 CPU、内存或两者设定目标。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>Choose one to read its log here.</source>
            <translation>选择一个容器，在此查看其日志。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <source>Choose the file of the key.</source>
            <translation>请选择密钥文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/search.py"></location>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Clear history</source>
            <translation>清除历史</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/bulk.py"></location>
            <source>Clear the selection (Esc)</source>
            <translation>清除选择 (Esc)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/notices.py"></location>
            <location filename="caas_desktop/views/look/toasts.py"></location>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Close the search</source>
            <translation>关闭搜索</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Close the terminal</source>
            <translation>关闭终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Closing the terminal ends it.</source>
            <translation>关闭终端会结束它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/config.py"></location>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/kinds/secret.py"></location>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <source>Cluster</source>
            <translation>集群</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>cluster</source>
            <translation>集群</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/swatches.py"></location>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/swatches.py"></location>
            <source>Colour {number}</source>
            <translation>颜色 {number}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Colours</source>
            <translation>配色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/columns.py"></location>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/list_page.py"></location>
            <source>Compact rows</source>
            <translation>紧凑行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Compare it with what the server itself prints, or ask who runs it. Anybody between you and the server could show a key of their own.</source>
            <translation>请与服务器自身显示的指纹对照，或询问其管理者。你与服务器之间的任何人都可能出示他们自己的密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/config.py"></location>
            <source>Config</source>
            <translation>配置</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/config.py"></location>
            <source>Configs</source>
            <translation>配置</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Connect</source>
            <translation>连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Connect a Docker host: over SSH, TLS, or this machine's own socket.</source>
            <translation>连接 Docker 主机：通过 SSH、TLS 或本机套接字。</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Connect at &amp;start</source>
            <translation>启动时连接(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Connect to a Docker Engine</source>
            <translation>连接到 Docker 引擎</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>Connected again, nothing is missing</source>
            <translation>已重新连接，没有遗漏</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Connecting</source>
            <translation>正在连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/pane.py"></location>
            <source>Connecting…</source>
            <translation>正在连接…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Connection</source>
            <translation>连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>Connection lost</source>
            <translation>连接已断开</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Connection test</source>
            <translation>连接测试</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Container</source>
            <translation>容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <source>Containers</source>
            <translation>容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Containers can no longer be connected to it.</source>
            <translation>容器将无法再连接到它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Copied.</source>
            <translation>已复制。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Copy &amp;ID</source>
            <translation>复制 ID(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Copy &amp;name</source>
            <translation>复制名称(&amp;N)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <source>Copy all</source>
            <translation>全部复制</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Copy what is selected</source>
            <translation>选中即复制</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <location filename="ui/limits.ui"></location>
            <source>Cores, for example 0.5 or 2.</source>
            <translation>核数，例如 0.5 或 2。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>CPU, % of limit</source>
            <translation>CPU，占限额 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>CPU, % of one core</source>
            <translation>CPU，占单核 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>CPUs</source>
            <translation>CPU 数</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Create co&amp;ntainer…</source>
            <translation>创建容器(&amp;N)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Create container</source>
            <translation>创建容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Create the vault</source>
            <translation>创建保险库</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/config.py"></location>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/image.py"></location>
            <location filename="caas_desktop/kinds/secret.py"></location>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Created</source>
            <translation>已创建</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>D&amp;uplicate…</source>
            <translation>复制为新容器(&amp;U)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Dashboard</source>
            <translation>仪表盘</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Default size</source>
            <translation>默认大小</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Degraded</source>
            <translation>降级</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/labels.py"></location>
            <source>Development</source>
            <translation>开发</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Digests</source>
            <translation>摘要</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Disk</source>
            <translation>磁盘</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Disk, % of all</source>
            <translation>磁盘，占总量 %</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Docker so&amp;cket</source>
            <translation>Docker 套接字(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>Domain</source>
            <translation>域</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>domain</source>
            <translation>域</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <source>Domains</source>
            <translation>域</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/kinds/secret.py"></location>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Driver</source>
            <translation>驱动</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/node_looks.py"></location>
            <source>earlier</source>
            <translation>更早</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Edit host</source>
            <translation>编辑主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Either the server was set up anew, or somebody between you and the server pretends to be it. No connection is made, and nothing was sent. Ask who runs the server. Only if they confirm the new key, remove the old line from your list of known hosts, then connect again.</source>
            <translation>要么服务器已重新安装，要么有人在你与服务器之间冒充它。没有建立连接，也没有发送任何内容。请询问服务器的管理者；只有对方确认了新密钥，才从已知主机列表中删除旧的一行，然后重新连接。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>End of the log: the container does not run</source>
            <translation>日志结束：容器未在运行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>End of the log: the container exited with code {code}</source>
            <translation>日志结束：容器已退出，退出码 {code}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/terminal/pane.py"></location>
            <source>Ended</source>
            <translation>结束时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <source>ended, exit {code}</source>
            <translation>已结束，退出码 {code}</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Engine</source>
            <translation>引擎</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="ui/host.ui"></location>
            <source>Environment</source>
            <translation>环境</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/labels.py"></location>
            <source>Environment: {name}</source>
            <translation>环境：{name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Errors only</source>
            <translation>仅错误</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/minimap.py"></location>
            <source>Errors, hits and marks in the log</source>
            <translation>日志中的错误、匹配和标记</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/events_tab.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Every</source>
            <translation>间隔</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Every file in it is lost.</source>
            <translation>其中的所有文件都会丢失。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Everything that should run does.</source>
            <translation>该运行的都在运行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Exit code</source>
            <translation>退出码</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <source>exit {code}</source>
            <translation>退出码 {code}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Exited</source>
            <translation>已退出</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Fair.</source>
            <translation>一般。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <source>Favourites</source>
            <translation>收藏</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/navigator.py"></location>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shortcuts.py"></location>
            <source>Filter commands</source>
            <translation>筛选命令</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/list_page.py"></location>
            <source>Filter this list</source>
            <translation>筛选此列表</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <source>Find in this text</source>
            <translation>在此文本中查找</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Fingerprint</source>
            <translation>指纹</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Fingerprint, {type}</source>
            <translation>指纹，{type}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/bottom.py"></location>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Float</source>
            <translation>浮动</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>Follow</source>
            <translation>跟随</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>For each open log; the oldest lines give way.</source>
            <translation>每个打开的日志各自计算；超出后丢弃最旧的行。</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <location filename="ui/limits.ui"></location>
            <source>For example 512m or 2g.</source>
            <translation>例如 512m 或 2g。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>Found</source>
            <translation>发现</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>Found in Docker contexts, DOCKER_HOST, your SSH configuration and sockets.</source>
            <translation>来自 Docker 上下文、DOCKER_HOST、SSH 配置和套接字。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>From 1 to {most} %.</source>
            <translation>1 到 {most} %。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>From 1 to {most}.</source>
            <translation>1 到 {most}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>From outside</source>
            <translation>外部可访问</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>From outside: a port of the host leads to the container. Inside only: reachable in its network.</source>
            <translation>外部可访问：主机的端口通向容器。仅内部：只能在其网络内访问。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>From the start</source>
            <translation>从头开始</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <source>General</source>
            <translation>常规</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Go to a container, service, host…</source>
            <translation>转到容器、服务、主机…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Go to na&amp;vigator</source>
            <translation>转到导航栏(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Good.</source>
            <translation>良好。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Healthy</source>
            <translation>健康</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/crumbs.py"></location>
            <source>Hidden steps</source>
            <translation>隐藏的步骤</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/bottom.py"></location>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Hide</source>
            <translation>隐藏</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Ho&amp;st</source>
            <translation>主机(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/image.py"></location>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>Host</source>
            <translation>主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>host</source>
            <translation>主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Host name</source>
            <translation>主机名</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Host path</source>
            <translation>主机路径</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>host {names}</source>
            <translation>主机 {names}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Hosts</source>
            <translation>主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>hosts {names}</source>
            <translation>主机 {names}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>How far back a log starts when it is opened.</source>
            <translation>打开日志时从多久之前的行开始。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>ID</source>
            <translation>ID</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/image.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Image</source>
            <translation>镜像</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/image.py"></location>
            <source>Image ID</source>
            <translation>镜像 ID</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/image.py"></location>
            <source>Images</source>
            <translation>镜像</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>Import hosts</source>
            <translation>导入主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Import…</source>
            <translation>导入…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>in</source>
            <translation>入</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Info and above</source>
            <translation>信息及以上</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Inside only</source>
            <translation>仅内部</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Inspect</source>
            <translation>检查</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Internal</source>
            <translation>内部</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Is this the right server?</source>
            <translation>这是正确的服务器吗？</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>It could not be opened.</source>
            <translation>无法打开。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>It does not work yet</source>
            <translation>尚不可用</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>It interrupts what they are doing.</source>
            <translation>这会中断它们正在进行的工作。</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>It is pulled if it is not on the host yet.</source>
            <translation>如果主机上还没有，会自动拉取。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/limits.py"></location>
            <source>It must not be less than the memory limit.</source>
            <translation>不能小于内存限额。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/limits.py"></location>
            <source>It needs a memory limit.</source>
            <translation>需要先设置内存限额。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/pull.py"></location>
            <source>It runs as a task; go on working.</source>
            <translation>它作为任务在后台运行，你可以继续工作。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>It shares its host's network: no figures of its own.</source>
            <translation>它共用主机网络，没有单独的数据。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>It was removed from its host.</source>
            <translation>它已从主机上移除。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>It works</source>
            <translation>可以使用</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Its writable layer and its log are lost.</source>
            <translation>其可写层和日志会丢失。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Keep it</source>
            <translation>保留</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>Keep the newest line in view (F)</source>
            <translation>始终显示最新一行 (F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Keeps a history of containers that no page shows.</source>
            <translation>为未显示在页面上的容器保留历史。</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Key file</source>
            <translation>密钥文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Key of {host}, {type}: is it the server's own?</source>
            <translation>{host} 的密钥（{type}）：确实是服务器自己的吗？</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/settings.py"></location>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shortcuts.py"></location>
            <source>Keys of {command}</source>
            <translation>“{command}”的按键</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Kill</source>
            <translation>强制终止</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Killing…</source>
            <translation>正在强制终止…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Label</source>
            <translation>标签</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Larger text</source>
            <translation>放大文字</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Last 15 minutes</source>
            <translation>最近 15 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Last 30 minutes</source>
            <translation>最近 30 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Last 5 minutes</source>
            <translation>最近 5 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Last hour</source>
            <translation>最近 1 小时</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Last minute</source>
            <translation>最近 1 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/node_looks.py"></location>
            <source>leader</source>
            <translation>领导节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <source>Libraries</source>
            <translation>程序库</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <source>Licensed under the Apache License 2.0. No account, no telemetry.</source>
            <translation>以 Apache License 2.0 授权。无需账号，不收集遥测。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Light or dark</source>
            <translation>浅色或深色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>limit 1 core</source>
            <translation>限额 1 核</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>limit {n} cores</source>
            <translation>限额 {n} 核</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>limit {size}</source>
            <translation>限额 {size}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <source>Limits</source>
            <translation>限额</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Limits…</source>
            <translation>限额…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>lines</source>
            <translation>行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>Lines are missing here: the host has already rotated them away</source>
            <translation>此处缺少若干行：主机已将其轮转清除</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Lines like KEY=VALUE can be pasted. Values are sent to the host and kept nowhere else.</source>
            <translation>可粘贴 KEY=VALUE 形式的行。值只会发送到主机，不会保存在别处。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <source>Lines that do not match</source>
            <translation>不匹配的行</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Lines to begin with</source>
            <translation>初始行数</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/notices.py"></location>
            <source>Loading</source>
            <translation>正在加载</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/view.py"></location>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Log: {path}</source>
            <translation>日志：{path}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Logs</source>
            <translation>日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>logs</source>
            <translation>日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Logs and terminal</source>
            <translation>日志与终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Logs, terminals, tasks, events</source>
            <translation>日志、终端、任务、事件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>Looking…</source>
            <translation>正在查找…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Machine</source>
            <translation>机器</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Machine CPU, % of all cores</source>
            <translation>机器 CPU，占全部核 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Machine memory</source>
            <translation>机器内存</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Machine memory, % of all</source>
            <translation>机器内存，占总量 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>manager</source>
            <translation>管理节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Managers</source>
            <translation>管理节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Match case</source>
            <translation>区分大小写</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Measure in the background</source>
            <translation>后台测量</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Measuring</source>
            <translation>测量</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Mem</source>
            <translation>内存</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>Memory and &amp;swap</source>
            <translation>内存与交换空间(&amp;S)</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>Memory and swap together; at least the memory limit. -1: unlimited swap.</source>
            <translation>内存与交换空间之和，不小于内存限额。-1 表示交换空间不限。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Memory for logs</source>
            <translation>日志内存</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Memory, % of limit</source>
            <translation>内存，占限额 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/pages/list_page.py"></location>
            <source>Merged logs</source>
            <translation>合并日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Mode</source>
            <translation>模式</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/bulk.py"></location>
            <location filename="caas_desktop/views/pages/head.py"></location>
            <source>More actions</source>
            <translation>更多操作</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Mount point</source>
            <translation>挂载点</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Mounts</source>
            <translation>挂载</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/config.py"></location>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/image.py"></location>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/kinds/secret.py"></location>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/navigator.py"></location>
            <source>Navigator</source>
            <translation>导航栏</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Ne&amp;xt tab</source>
            <translation>下一个标签页(&amp;X)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Needs attention</source>
            <translation>需要关注</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <source>Net&amp;work</source>
            <translation>网络(&amp;W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <source>Network and limits</source>
            <translation>网络与限额</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Networks</source>
            <translation>网络</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <source>Never</source>
            <translation>从不</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Newest {n} lines</source>
            <translation>最新 {n} 行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <source>Next hit (F3)</source>
            <translation>下一处匹配 (F3)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Next match</source>
            <translation>下一个匹配</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Next try in {seconds} s.</source>
            <translation>{seconds} 秒后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>No block I/O so far, or this host does not count it.</source>
            <translation>目前没有块 I/O，或此主机不统计。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/swatches.py"></location>
            <source>No colour</source>
            <translation>无颜色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/pull.py"></location>
            <source>No connected host may be changed.</source>
            <translation>已连接的主机都不允许更改。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>No connection is made to a server whose key has changed.</source>
            <translation>不会连接密钥已改变的服务器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>No connection to {host}</source>
            <translation>无法连接 {host}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>No container chosen</source>
            <translation>未选择容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/events_tab.py"></location>
            <source>No events yet</source>
            <translation>暂无事件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/card.py"></location>
            <source>No figures for this time.</source>
            <translation>此时段没有数据。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>No host is connected: what runs is not known.</source>
            <translation>没有已连接的主机：运行情况未知。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>No hosts yet</source>
            <translation>还没有主机</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <location filename="ui/limits.ui"></location>
            <source>No limit</source>
            <translation>无限制</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>no limit</source>
            <translation>无限制</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>No line passes the filter</source>
            <translation>没有符合筛选条件的行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>No lines yet</source>
            <translation>还没有日志行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>no match</source>
            <translation>无匹配</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>No tasks</source>
            <translation>没有任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Nobody can restore a forgotten master password.</source>
            <translation>忘记主密码后，任何人都无法恢复。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Node</source>
            <translation>节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Nodes</source>
            <translation>节点</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shortcuts.py"></location>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>None, or as in your SSH configuration</source>
            <translation>无，或按 SSH 配置</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>Not less than the minimum, and at most {most}.</source>
            <translation>不小于最小值，且最多 {most}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Not now</source>
            <translation>暂不</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/list_page.py"></location>
            <source>Nothing here</source>
            <translation>这里什么都没有</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Nothing is installed on the host.</source>
            <translation>不会在主机上安装任何东西。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/properties.py"></location>
            <source>Nothing selected</source>
            <translation>未选择任何对象</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/object_commands.py"></location>
            <source>Nothing to do</source>
            <translation>无需操作</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>Nothing was found.</source>
            <translation>没有找到。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <source>Object</source>
            <translation>对象</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>Objects</source>
            <translation>对象</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Offline</source>
            <translation>离线</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Open a shell in a container: its terminal stays here.</source>
            <translation>在容器中打开命令行：其终端会留在这里。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Open the program's &amp;log</source>
            <translation>打开程序日志(&amp;L)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>out</source>
            <translation>出</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <source>out of memory</source>
            <translation>内存不足</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Own c&amp;ertificate</source>
            <translation>客户端证书(&amp;E)</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <source>P&amp;rocesses</source>
            <translation>进程数(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>P&amp;roperties</source>
            <translation>属性(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/settings.py"></location>
            <source>Pages</source>
            <translation>页面</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>Passphrase of the key</source>
            <translation>密钥口令</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Passphrase of {whose}</source>
            <translation>{whose} 的口令</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <location filename="ui/host.ui"></location>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Password of {whose}</source>
            <translation>{whose} 的密码</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Passwords and passphrases of hosts are kept encrypted in it.</source>
            <translation>主机的密码和口令加密保存在其中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <location filename="caas_desktop/views/terminal/pastebar.py"></location>
            <source>Paste</source>
            <translation>粘贴</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/pastebar.py"></location>
            <source>Paste {n} lines? Each line end acts like Enter.</source>
            <translation>粘贴 {n} 行？每个行尾都相当于按下回车键。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Path inside</source>
            <translation>容器内路径</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Pausing…</source>
            <translation>正在暂停…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Port inside</source>
            <translation>容器端口</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Port of the host</source>
            <translation>主机端口</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <source>Port {port} of the host is used twice.</source>
            <translation>主机端口 {port} 被使用了两次。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Ports</source>
            <translation>端口</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <source>Ports belong to the container whose network is shared.</source>
            <translation>端口属于被共用网络的那个容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <source>Ports cannot be published on the network {name}.</source>
            <translation>不能在网络 {name} 上发布端口。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <source>Previous hit (Shift+F3)</source>
            <translation>上一处匹配 (Shift+F3)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Previous match</source>
            <translation>上一个匹配</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Private ke&amp;y</source>
            <translation>私钥(&amp;Y)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Process</source>
            <translation>进程</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <location filename="caas_desktop/views/pages/processes_tab.py"></location>
            <source>Processes</source>
            <translation>进程</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/labels.py"></location>
            <source>Production</source>
            <translation>生产</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Programs are running in {n} terminals.</source>
            <translation>{n} 个终端中有程序正在运行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Protocol</source>
            <translation>协议</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>public</source>
            <translation>公共</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/crumbs.py"></location>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <source>Public domain</source>
            <translation>公共域</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/pull.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Pull image</source>
            <translation>拉取镜像</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>Pulling an image or creating a container shows up here.</source>
            <translation>拉取镜像或创建容器时会显示在这里。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <source>Qt {version} and these libraries:</source>
            <translation>Qt {version} 以及以下程序库：</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Reached</source>
            <translation>已连通</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>read</source>
            <translation>读</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <location filename="caas_desktop/views/pages/processes_tab.py"></location>
            <source>Read again</source>
            <translation>重新读取</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Read only</source>
            <translation>只读</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Read-only</source>
            <translation>只读</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>read-only</source>
            <translation>只读</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Recent events</source>
            <translation>最近事件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/pane.py"></location>
            <source>Reconnect</source>
            <translation>重新连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Regular expression</source>
            <translation>正则表达式</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Reject</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/remove.py"></location>
            <source>Remove &amp;anonymous volumes too</source>
            <translation>同时移除匿名卷(&amp;A)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>Remove it at its en&amp;d</source>
            <translation>结束后移除(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <source>Remove the filter</source>
            <translation>取消筛选</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/rows.py"></location>
            <source>Remove this row</source>
            <translation>移除此行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Removed</source>
            <translation>已移除</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/crumbs.py"></location>
            <source>Removed host</source>
            <translation>已移除的主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Remove…</source>
            <translation>移除…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Removing…</source>
            <translation>正在移除…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/rename.py"></location>
            <source>Rename container</source>
            <translation>重命名容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Rename…</source>
            <translation>重命名…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Renaming…</source>
            <translation>正在重命名…</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Replicas</source>
            <translation>副本</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Report</source>
            <translation>报告</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <source>Res&amp;tart</source>
            <translation>重启策略(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Reset terminal</source>
            <translation>重置终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Resolve…</source>
            <translation>解决…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Restart</source>
            <translation>重启</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Restart policy</source>
            <translation>重启策略</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Restarting</source>
            <translation>正在重启</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Restarting…</source>
            <translation>正在重启…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Restarts</source>
            <translation>重启次数</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>Resume</source>
            <translation>恢复</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Resuming…</source>
            <translation>正在恢复…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Retry now</source>
            <translation>立即重试</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>Routes go by name; an address of numbers is none.</source>
            <translation>路由按名称匹配；数字地址不是名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/rows.py"></location>
            <source>Row {number}: {words}</source>
            <translation>第 {number} 行：{words}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Run a command…</source>
            <translation>运行命令…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Running time</source>
            <translation>运行时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>S&amp;tats</source>
            <translation>统计(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Sa&amp;ve</source>
            <translation>保存(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>Save log</source>
            <translation>保存日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>Save the lines to a file</source>
            <translation>将日志行保存到文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Scope</source>
            <translation>范围</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Search containers, services, hosts, volumes…</source>
            <translation>搜索容器、服务、主机、卷…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <source>Search the log</source>
            <translation>搜索日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Search the terminal</source>
            <translation>搜索终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Search…</source>
            <translation>搜索…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>seconds</source>
            <translation>秒</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/secret.py"></location>
            <source>Secret</source>
            <translation>机密</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/secret.py"></location>
            <source>Secrets</source>
            <translation>机密</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Secrets are kept in: {kind}</source>
            <translation>机密保存在：{kind}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>Secrets for this run only</source>
            <translation>机密仅在本次运行中保留</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <source>see its package</source>
            <translation>见其软件包</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Select all</source>
            <translation>全选</translation>
        </message>
        <message>
            <location filename="ui/create_place.ui"></location>
            <source>Ser&amp;vice</source>
            <translation>服务(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>service</source>
            <translation>服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <source>Services</source>
            <translation>服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/pane.py"></location>
            <source>Session ended</source>
            <translation>会话已结束</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/pane.py"></location>
            <source>Session ended (exit code {n})</source>
            <translation>会话已结束（退出码 {n}）</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/settings.py"></location>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/apply.py"></location>
            <source>Shares of two services need a cluster.</source>
            <translation>两个服务分摊流量需要集群。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Shell</source>
            <translation>命令行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Show &amp;log</source>
            <translation>显示日志(&amp;L)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/chips.py"></location>
            <source>Show all</source>
            <translation>显示全部</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <source>Show only lines that match</source>
            <translation>只显示匹配的行</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Sign in &amp;with</source>
            <translation>登录方式(&amp;W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/task.py"></location>
            <source>Since</source>
            <translation>自</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/image.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Size of text</source>
            <translation>文字大小</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Smaller text</source>
            <translation>缩小文字</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Something went wrong in CaaS Desktop</source>
            <translation>CaaS Desktop 出错了</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>SSH agent and usual keys</source>
            <translation>SSH 代理与常用密钥</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/labels.py"></location>
            <source>Staging</source>
            <translation>预发布</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Stale</source>
            <translation>已过时</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>standalone</source>
            <translation>独立</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Start</source>
            <translation>启动</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Started</source>
            <translation>启动时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Starting…</source>
            <translation>正在启动…</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Stats</source>
            <translation>统计</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>Stop drawing; wheel and drag then look around</source>
            <translation>暂停绘制，然后可用滚轮和拖动查看</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <source>Storage</source>
            <translation>存储</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Storage driver</source>
            <translation>存储驱动</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Subnet</source>
            <translation>子网</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Swarm</source>
            <translation>Swarm</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>Swarm manager</source>
            <translation>Swarm 管理节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>Swarm worker</source>
            <translation>Swarm 工作节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>System</source>
            <translation>系统</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>T&amp;asks panel</source>
            <translation>任务面板(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/task.py"></location>
            <source>Task</source>
            <translation>任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <location filename="caas_desktop/views/terminal/view.py"></location>
            <source>Terminal</source>
            <translation>终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Terminal history</source>
            <translation>终端历史</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Terminal text</source>
            <translation>终端文字</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Terminals</source>
            <translation>终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/labels.py"></location>
            <source>Test</source>
            <translation>测试</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Test again</source>
            <translation>再次测试</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/edge.py"></location>
            <source>The address of an ACME server begins with https://</source>
            <translation>ACME 服务器的地址以 https:// 开头</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>The catalogue cannot be opened</source>
            <translation>无法打开目录库</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>The catalogue holds your hosts, settings and what was last known of them. The containers themselves are not touched.</source>
            <translation>目录库保存你的主机、设置以及它们的最后已知状态。容器本身不受影响。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/follower.py"></location>
            <source>The cluster has no leader: too few of its managers are online. What is shown is the last known content, and nothing can be changed.</source>
            <translation>集群没有领导节点：在线的管理节点太少。显示的是最后已知的内容，且无法做任何更改。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>The container does not exist any more</source>
            <translation>容器已不存在</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>The container was removed</source>
            <translation>容器已被移除</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>The container was started again</source>
            <translation>容器已重新启动</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>The engine chooses one</source>
            <translation>由引擎选择</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>The engine's answer makes no sense</source>
            <translation>引擎的应答无法理解</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>The first {count} are shown.</source>
            <translation>显示前 {count} 项。</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>The highest number of processes and threads.</source>
            <translation>进程和线程的最大数量。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/fetched.py"></location>
            <location filename="caas_desktop/views/window/consoles.py"></location>
            <source>The host</source>
            <translation>主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>The image has to be pulled or built again.</source>
            <translation>该镜像需要重新拉取或构建。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>The label {label} must be a whole number.</source>
            <translation>标签 {label} 必须是整数。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>The lines below are as of then; missing ones are fetched after the reconnect.</source>
            <translation>以下各行截至当时；重新连接后会补取缺失的行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>The log of {host} cannot be read</source>
            <translation>无法读取 {host} 的日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>The memory for this log is full</source>
            <translation>此日志的内存已满</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>The name is too long: 63 characters a part, 253 in all.</source>
            <translation>名称过长：每部分最多 63 个字符，总共最多 253 个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>The path inside is absolute, and not / itself.</source>
            <translation>容器内路径须为绝对路径，且不能是 / 本身。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>The path on the host is absolute.</source>
            <translation>主机路径须为绝对路径。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>The protocol is tcp, udp or sctp.</source>
            <translation>协议须为 tcp、udp 或 sctp。</translation>
        </message>
        <message>
            <location filename="ui/create_place.ui"></location>
            <source>The public domain</source>
            <translation>公共域</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>The server's key has changed</source>
            <translation>服务器的密钥已改变</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>The test itself failed; the log has the details.</source>
            <translation>测试本身失败；详情见日志。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>The two differ.</source>
            <translation>两次输入不一致。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>The type is volume, bind or tmpfs.</source>
            <translation>类型须为 volume、bind 或 tmpfs。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <source>The user name before @ is wrong.</source>
            <translation>@ 前的用户名有误。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>The vault is locked: the password could not be kept.</source>
            <translation>保险库已锁定：密码未能保存。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>The vault is open</source>
            <translation>保险库已打开</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>There is no path to take away.</source>
            <translation>没有可去除的路径。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <source>There is no such file.</source>
            <translation>没有这个文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>There is no such restart policy.</source>
            <translation>没有这种重启策略。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>There is nothing to redirect to without TLS.</source>
            <translation>没有 TLS 就没有可重定向的目标。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>This cannot be undone.</source>
            <translation>此操作无法撤销。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <source>This computer</source>
            <translation>本机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>This connection is not encrypted: anybody on the way can take over the host.</source>
            <translation>此连接未加密：途中的任何人都可能接管主机。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>This is a mistake of the program, not yours. Your hosts are not touched.</source>
            <translation>这是程序的错误，不是你的。你的主机不受影响。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>This is more than any machine has.</source>
            <translation>这超过了任何机器的容量。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <source>This is no address.</source>
            <translation>这不是有效地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <location filename="caas_desktop/operations/routes/edge.py"></location>
            <source>This is no image name; an example: nginx:1.27</source>
            <translation>这不是镜像名称；示例：nginx:1.27</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <source>This is no regular expression.</source>
            <translation>这不是有效的正则表达式。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>This is no valid international name.</source>
            <translation>这不是有效的国际化域名。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>This is no volume name.</source>
            <translation>这不是有效的卷名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>Time shown</source>
            <translation>显示的时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>Time: local, UTC, none (T)</source>
            <translation>时间：本地、UTC、不显示 (T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Toolbar</source>
            <translation>工具栏</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Top CPU, % of one core</source>
            <translation>CPU 最高，占单核 %</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <source>Tr&amp;ies</source>
            <translation>重试次数(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/fetched.py"></location>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Try it</source>
            <translation>测试</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Trying…</source>
            <translation>正在尝试…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>Type the host's name, {word}, to go on:</source>
            <translation>要继续，请输入主机名称 {word}：</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>Type the name, {word}, to go on:</source>
            <translation>要继续，请输入名称 {word}：</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>Type the number of objects, {word}, to go on:</source>
            <translation>要继续，请输入对象数量 {word}：</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>Type this name in its xn-- form: programs disagree on it.</source>
            <translation>请以 xn-- 形式输入此名称：各程序对它的处理不一致。</translation>
        </message>
        <message>
            <source>Type this name in its xn-- form: programs do not agree on it.</source>
            <translation type="vanished">请以 xn-- 形式输入此名称：各程序对它的处理不一致。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Unhealthy</source>
            <translation>不健康</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <source>Unless it was stopped</source>
            <translation>除非被手动停止</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Unlock the vault</source>
            <translation>解锁保险库</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>up {time}</source>
            <translation>已运行 {time}</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Updated</source>
            <translation>更新时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Updating…</source>
            <translation>正在更新…</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <source>Uptime</source>
            <translation>运行时长</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/config.py"></location>
            <source>Use</source>
            <translation>用途</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>Use at least two letters, digits or _ . - and begin with a letter or digit.</source>
            <translation>至少使用两个字母、数字或 _ . -，并以字母或数字开头。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/edge.py"></location>
            <source>Use small letters, digits, _ and -.</source>
            <translation>请使用小写字母、数字、_ 和 -。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>User</source>
            <translation>用户</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>UTC</source>
            <translation>UTC</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Variable</source>
            <translation>变量</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>Vault locked</source>
            <translation>保险库已锁定</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Volume</source>
            <translation>卷</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Volume or path</source>
            <translation>卷或路径</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <source>Volumes</source>
            <translation>卷</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/task.py"></location>
            <source>Wanted</source>
            <translation>期望状态</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Warn and above</source>
            <translation>警告及以上</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Way of connecting</source>
            <translation>连接方式</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Weak: take several words.</source>
            <translation>较弱：请使用多个词。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/events_tab.py"></location>
            <source>What happens to it from now on is listed here.</source>
            <translation>此后发生的事件会列在这里。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>What its processes hold in memory is lost.</source>
            <translation>其进程内存中的内容会丢失。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>What the container writes to its standard output and error appears here.</source>
            <translation>容器写到标准输出和标准错误的内容会显示在这里。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>What was known last stays here until you close the tab.</source>
            <translation>最后已知的内容会保留在这里，直到关闭标签页。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/crumbs.py"></location>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Where you are</source>
            <translation>当前位置</translation>
        </message>
        <message>
            <location filename="ui/pull.ui"></location>
            <source>Without a tag, latest is pulled.</source>
            <translation>不带标签时拉取 latest。</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <location filename="ui/limits.ui"></location>
            <source>Without end</source>
            <translation>不限时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>worker</source>
            <translation>工作节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Working directory</source>
            <translation>工作目录</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>Wrap</source>
            <translation>换行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>Wrap long lines (W)</source>
            <translation>长行自动换行 (W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>write</source>
            <translation>写</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>Write a size like 512m or 2g.</source>
            <translation>请填写大小，如 512m 或 2g。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>Write a whole number.</source>
            <translation>请填写整数。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>Write cores like 0.5 or 2.</source>
            <translation>请填写核数，如 0.5 或 2。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <source>Write the absolute path of a socket.</source>
            <translation>请填写套接字的绝对路径。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/object_commands.py"></location>
            <source>{action} makes no sense here now.</source>
            <translation>“{action}”目前在此不适用。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/bulk.py"></location>
            <source>{action} {count}</source>
            <translation>{action} {count} 项</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/bulk.py"></location>
            <source>{action} {count} of {total}</source>
            <translation>{action} {count}/{total} 项</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/object_commands.py"></location>
            <source>{action} {name} failed</source>
            <translation>{action} {name} 失败</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/object_commands.py"></location>
            <source>{action}: {failed} of {total} failed</source>
            <translation>{action}：{total} 项中 {failed} 项失败</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>{address} is no IP address.</source>
            <translation>{address} 不是 IP 地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>{alive} of {total} containers</source>
            <translation>{alive}/{total} 个容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/cards.py"></location>
            <source>{count} containers</source>
            <translation>{count} 个容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>{count} cores</source>
            <translation>{count} 核</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/node_looks.py"></location>
            <source>{count} issues</source>
            <translation>{count} 个问题</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <source>{count} matches</source>
            <translation>{count} 个匹配</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>{count} new errors</source>
            <translation>{count} 个新错误</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>{count} not reachable</source>
            <translation>{count} 台无法连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>{count} of {total}</source>
            <translation>{count}/{total}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/remove.py"></location>
            <source>{count} of {total} still running: without force they are refused.</source>
            <translation>{total} 个中有 {count} 个仍在运行：不强制终止则会被拒绝。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/processes_tab.py"></location>
            <source>{count} processes</source>
            <translation>{count} 个进程</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>{count} tasks</source>
            <translation>{count} 个任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>{hosts} hosts · {containers} containers</source>
            <translation>{hosts} 台主机 · {containers} 个容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>{host} shows a key that no list of known hosts has.</source>
            <translation>{host} 出示的密钥不在任何已知主机列表中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>{label} is no part of a DNS name.</source>
            <translation>{label} 不能作为 DNS 名称的一部分。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <location filename="caas_desktop/views/dialogs/rename.py"></location>
            <source>{name} on {host}</source>
            <translation>{host} 上的 {name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <source>{name} stands here twice.</source>
            <translation>{name} 在此出现了两次。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>{n} h</source>
            <translation>{n} 小时</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>{n} lines are held.</source>
            <translation>已保留 {n} 行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/exporting.py"></location>
            <source>{n} lines saved</source>
            <translation>已保存 {n} 行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>{n} min</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/view.py"></location>
            <source>{n} new lines</source>
            <translation>{n} 行新日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>{n} of {total}</source>
            <translation>{n}/{total}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/chips.py"></location>
            <source>{n} of {total} sources</source>
            <translation>{n}/{total} 个来源</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>{n} oldest lines dropped</source>
            <translation>已丢弃最旧的 {n} 行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>{n} s</source>
            <translation>{n} 秒</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/bulk.py"></location>
            <source>{n} selected</source>
            <translation>已选择 {n} 项</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <source>{path} is mounted twice.</source>
            <translation>{path} 被挂载了两次。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>{ready} / {total} hosts</source>
            <translation>{ready} / {total} 台主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>{reason} (since {time})</source>
            <translation>{reason}（自 {time}）</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>{reason} · as of {time}</source>
            <translation>{reason} · 截至 {time}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>{start} – {end}, every {step}</source>
            <translation>{start} – {end}，每 {step}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/chips.py"></location>
            <source>{total} sources</source>
            <translation>{total} 个来源</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>{verb} {count} of {total}?</source>
            <translation>{verb} {count}/{total} 项？</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>{verb} {count} {kinds}?</source>
            <translation>{verb} {count} 个{kinds}？</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>{verb} {kind} {name}?</source>
            <translation>{verb}{kind} {name}？</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>{verb}: {name}</source>
            <translation>{verb}：{name}</translation>
        </message>
    </context>
</TS>
